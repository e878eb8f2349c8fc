"""Shares of a whole, and so much for each of so many.

2000张床位，其中护理型1200张，占60%: the share must be the part over the whole. 亩产450公斤 on
1000万亩 must be 45亿公斤. And the shares of all parts that there are must make up a hundred.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lcreader.ledger.rounding import EXACT, Bounds
from lcreader.ledger.sums import (
    Check,
    Term,
    between,
    breaks,
    by_name,
    check,
    of_one_time,
    total,
)
from lcreader.ledger.tables import Tables
from lcreader.records import Span

_HUNDRED = Decimal(100)
_CLAUSE = re.compile(r"[，,；;。！？：:\n\d]")
_LEAD = 16  # characters before a number in which it is said what it is
_YIELD = re.compile(r"亩产|单产")
_HARVEST = re.compile(r"总产|产量")
_SHARE_OF = re.compile(r"(.+?)占(.+?)(?:占比|比例|比重)?")
_OF_WHOLE = re.compile(r"^[，,]?\s*占[^，,；;。]*$")
_SHARE_GAP = 8  # characters between a part and its share


def share_checks(text: str, terms: Sequence[Term], tables: Tables) -> Iterator[Check]:
    """The part of a whole as a percentage, and percentages that make up a hundred."""
    for whole, part, share in zip(terms, terms[1:], terms[2:], strict=False):
        if share.figure.kind == "share" and share.unit == "%" and whole.low > 0:
            yield from _share(text, whole, part, share, tables)
            yield from _share_of(text, whole, part, share)
    yield from _named_shares(terms, tables)
    yield from _hundred(terms, tables)


def per_unit_checks(text: str, terms: Sequence[Term], tables: Tables) -> Iterator[Check]:
    """So much for each, times how many, where one sentence holds all three once."""
    sentences: dict[Span, list[Term]] = defaultdict(list)
    for term in terms:
        sentences[term.figure.sentence].append(term)
    for each in terms:
        counted = _counted(text, each, tables)
        if not counted or each.figure.kind not in ("level", "change"):
            continue
        beside = [
            t
            for t in sentences[each.figure.sentence]
            if t is not each and t.figure.kind in ("level", "change") and of_one_time(t, each)
        ]
        counts = [t for t in beside if t.figure.unit in counted]
        totals = [t for t in beside if t.unit == each.unit and not _counted(text, t, tables)]
        if len(counts) == len(totals) == 1:
            count, whole = counts[0], totals[0]
            product = Bounds(
                EXACT.multiply(each.low, count.low), EXACT.multiply(each.high, count.high)
            )
            statement = f"{each.shown} × {count.shown} = {whole.shown}"
            found = check("per_unit", statement, product, whole, (each, count, whole))
            if found.verdict == "holds" or _related(text, each, whole, tables):
                yield found


def _share(text: str, whole: Term, part: Term, share: Term, tables: Tables) -> Iterator[Check]:
    """T个，其中P个，占s%."""
    if not (whole.unit == part.unit and whole.figure.kind == part.figure.kind == "level"):
        return
    gap, after = between(text, whole, part), between(text, part, share)
    if not tables.sums.parts.search(gap) or breaks(gap) or breaks(after):
        return
    if "占" not in after or len(after) > _SHARE_GAP or tables.sums.other_whole.search(after):
        return
    yield _quotient(whole, part, share)


def _share_of(text: str, part: Term, whole: Term, share: Term) -> Iterator[Check]:
    """P个，占T个的s%."""
    alike = whole.unit == part.unit and whole.figure.kind == part.figure.kind == "level"
    gap = between(text, part, whole)
    told = _OF_WHOLE.search(gap) and between(text, whole, share).strip() == "的"
    if alike and told and not breaks(gap) and whole.low > 0:
        yield _quotient(whole, part, share)


def _quotient(whole: Term, part: Term, share: Term) -> Check:
    low = EXACT.multiply(EXACT.divide(part.low, whole.high), _HUNDRED)
    high = EXACT.multiply(EXACT.divide(part.high, whole.low), _HUNDRED)
    statement = f"{part.shown} ÷ {whole.shown} = {share.shown}"
    return check("share", statement, Bounds(low, high), share, (whole, part, share))


def _named_shares(terms: Sequence[Term], tables: Tables) -> Iterator[Check]:
    """税收收入占预算收入71.4%, where the article tells both of the same time, each once."""
    named = by_name(terms)
    for share in terms:
        name = _SHARE_OF.fullmatch(share.name)
        if share.figure.kind != "share" or share.unit != "%" or name is None:
            continue
        ends = (tables.tails.sub("", end) for end in (name[1], name[2]))
        parts, wholes = ([t for t in named[end] if _beside(t, share)] for end in ends)
        alone = len(parts) == len(wholes) == 1 and wholes[0].low > 0
        if alone and parts[0].unit == wholes[0].unit:
            yield _quotient(wholes[0], parts[0], share)


def _beside(level: Term, share: Term) -> bool:
    """Whether an amount is told of the place and time of a share."""
    a, b = level.figure, share.figure
    alike = a.place == b.place and a.period == b.period and a.status == b.status
    return alike and a.kind == "level"


def _hundred(terms: Sequence[Term], tables: Tables) -> Iterator[Check]:
    """Shares of all members of a partition make up a hundred."""
    shares = [t for t in terms if t.figure.kind == "share" and t.unit == "%"]
    for _, words in tables.sums.partitions:
        for at, first in enumerate(shares):
            run = shares[at : at + len(words)]
            alike = [t for t in run if t.figure.sentence == first.figure.sentence]
            if len(alike) != len(words) or len({_stem(t, words) for t in alike}) > 1:
                continue
            if not all(any(word in t.name for t in alike) for word in words):
                continue
            found = total(alike)
            statement = f"{' + '.join(t.shown for t in alike)} = 100%"
            yield Check(
                rule="shares",
                statement=statement,
                expected="100%",
                found=f"{EXACT.divide(EXACT.add(*found), Decimal(2)).normalize(EXACT):f}%",
                verdict="holds" if found.low <= _HUNDRED <= found.high else "fails",
                figures=tuple(t.figure for t in alike),
                tested=alike[-1].figure,
            )


def _stem(share: Term, words: Sequence[str]) -> str:
    """The name of a share without what tells its part from the other parts."""
    name = share.name
    for word in words:
        name = name.replace(word, "")
    return name


# --- so much for each ---


def _counted(text: str, term: Term, tables: Tables) -> tuple[str, ...]:
    """Of what one has so much: 亩 for 亩产600公斤; none where it is no measure of one."""
    lead = _lead(text, term)
    return next((units for word, units in tables.sums.per.items() if word in lead), ())


def _lead(text: str, term: Term) -> str:
    """The words before a number in its clause, from the number before it on."""
    start = term.figure.span.start
    return _CLAUSE.split(text[max(0, start - _LEAD) : start])[-1]


def _related(text: str, each: Term, whole: Term, tables: Tables) -> bool:
    """Whether the whole is of the same: 亩产 and 总产量, or 每户发放 and 共发放.

    户均增收 and 总投资 have a project in common and nothing else, and 全村总收入 comes from more
    than the greenhouses; so the words just before the numbers have to say it.
    """
    one, other = _lead(text, each), _lead(text, whole)
    if _YIELD.search(one):
        return _HARVEST.search(other) is not None
    if not tables.sums.together.search(other) and "共" not in other:
        return False
    for word in tables.sums.per:
        one = one.partition(word)[2] or one
    pairs = (one[i : i + 2] for i in range(len(one) - 1))
    return any(pair in other for pair in pairs)
