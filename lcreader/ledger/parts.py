"""Parts and their whole.

总面积83861.11平方米，其中建筑类72470，堆场类11391.11: the parts may make up the whole, and are told
when they do. They fail to only where the text says that nothing is left over (合计, 出口 and 进口),
or where one part is greater than its whole: classes may be missing, and may overlap.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lcreader.ledger.sums import Check, Term, before, between, breaks, check, of_one_time, total
from lcreader.ledger.tables import Tables

_MOST_PARTS = 20
_LEAST_TOLD = 3  # parts that are no chance when they make up a number told before
_BACK = 12  # figures back in which that number may stand
_LIST_GAP = 12  # characters between two members of a list
_HEAD = 2  # characters at the end of two names by which they are of one kind
_CLAUSE = re.compile(r"[，,；;。！？：:\n]")
# 合计 and nothing else stands between the last part and the sum.
_NAMELESS = re.compile(
    r"[，,、；;]?\s*(?:两项|三项|以上)?(?:合计|共计|总计|总共)(?:达到?|为|约|有)?"
)


def parts_checks(text: str, terms: Sequence[Term], tables: Tables) -> Iterator[Check]:
    """Wholes that are followed by their parts, and sums that are called so."""
    for at, whole in enumerate(terms):
        if whole.figure.kind not in ("level", "change"):
            continue
        if tables.sums.average.search(whole.figure.indicator):
            continue  # 城镇居民人均可支配收入 is no part of that of all
        if tables.sums.together.search(before(text, whole)):
            yield from _called_together(text, terms[:at], whole)
            continue
        parts = _parts_after(text, terms[at + 1 :], whole, tables)
        if parts and not _sole(terms, whole, parts[0]):
            continue
        yield from _whole_and_parts(whole, parts)
        yield from _classes(text, whole, parts, tables)
    yield from _partitions(text, terms, tables)
    yield from _told_apart(text, terms)


def _parts_after(text: str, after: Sequence[Term], whole: Term, tables: Tables) -> list[Term]:
    """The figures that a word such as 其中 calls parts of `whole`, to the end of the sentence."""
    parts: list[Term] = []
    for term in after[: _MOST_PARTS * 2]:
        alike = term.unit == whole.unit and term.figure.kind == whole.figure.kind
        if parts and term.figure.sentence != parts[0].figure.sentence:
            break
        if not parts and not _leads_to(between(text, whole, term), tables):
            if alike or breaks(between(text, whole, term)):
                return []
        elif alike:
            parts.append(term)
        elif not parts:
            return []
    return [part for part in parts if of_one_time(part, whole)]


def _sole(terms: Sequence[Term], whole: Term, part: Term) -> bool:
    """Whether no other whole can be meant: a new sentence with 其中 may go back to any before."""
    sentence = whole.figure.sentence
    if part.figure.sentence == sentence:
        return True
    alike = [t for t in terms if t.figure.sentence == sentence and t.unit == whole.unit]
    return len(alike) == 1


def _leads_to(words: str, tables: Tables) -> bool:
    """Whether these words between a whole and a figure call the figure a part."""
    lead = tables.sums.parts.search(words)
    if lead is None:
        return False
    before = words[: lead.start()].rstrip("。；; \n")
    return not breaks(before) and not breaks(words[lead.end() :])


def _whole_and_parts(whole: Term, parts: Sequence[Term]) -> Iterator[Check]:
    """The parts up to where they make up the whole; or the part that is greater than it."""
    if not parts:
        return
    exact = [part.figure.qualifier == "exact" for part in parts]
    for count in range(2, len(parts) + 1):
        if all(exact[:count]) and total(parts[:count]).overlaps(whole.bounds):
            yield _sum(whole, parts[:count])
            return
    first = parts[0]
    if (
        first.low > whole.high
        and whole.figure.unit == first.figure.unit
        and _one_kind(whole, first)
    ):
        yield check("parts", f"{first.shown} ≤ {whole.shown}", whole.bounds, first, (whole, first))


def _sum(whole: Term, parts: Sequence[Term]) -> Check:
    statement = f"{' + '.join(part.shown for part in parts)} = {whole.shown}"
    return check("parts", statement, total(parts), whole, (whole, *parts))


def _one_kind(one: Term, other: Term) -> bool:
    """Whether the heads of two names are the same: 重点项目, 省级项目."""
    return len(one.name) >= _HEAD and one.name[-_HEAD:] == other.name[-_HEAD:]


def _classes(text: str, whole: Term, parts: Sequence[Term], tables: Tables) -> Iterator[Check]:
    """Parts that exclude each other are no more than the whole, and all of them are the whole."""
    if len(parts) < 2 or parts[0].figure.sentence != whole.figure.sentence:
        return
    leads = [_named(text, a, b) for a, b in pairwise((whole, *parts))]
    for words, complete in tables.sums.classes:
        named = [[word for word in words if word in lead] for lead in leads]
        found = [word for several in named for word in several]
        if any(len(several) != 1 for several in named) or len(set(found)) != len(found):
            continue
        made = _sum(whole, parts)
        if made.verdict == "fails" and (
            total(parts).low > whole.high or (complete and len(found) == len(words))
        ):
            yield made


def _told_apart(text: str, terms: Sequence[Term]) -> Iterator[Check]:
    """精品成果1项、优秀成果7项、优秀案例2项 after 10项成果(案例): told only when it comes out."""
    for at, first in enumerate(terms):
        if at and _listed(text, terms[at - 1], first):
            continue
        run = [first]
        for term in terms[at + 1 : at + _MOST_PARTS]:
            if not _listed(text, run[-1], term):
                break
            run.append(term)
        if len(run) < _LEAST_TOLD or any(t.figure.qualifier != "exact" for t in run):
            continue
        wholes = [
            t
            for t in terms[max(0, at - _BACK) : at]
            if t.unit == first.unit
            and t.figure.unit == first.figure.unit
            and t.bounds == total(run)
            and t.figure.place == first.figure.place
            and of_one_time(t, first)
            and all(_has_in_common(t, part) for part in run)
        ]
        if len(wholes) == 1:
            yield _sum(wholes[0], run)


def _listed(text: str, one: Term, other: Term) -> bool:
    """Whether two counts stand in one list: 优秀成果7项、优秀案例2项."""
    gap = between(text, one, other)
    return (
        one.figure.kind == other.figure.kind == "level"
        and one.figure.unit == other.figure.unit
        and one.figure.sentence == other.figure.sentence
        and len(gap) <= _LIST_GAP
        and gap.lstrip().startswith(("、", "，", ","))
        and not breaks(gap)
    )


def _has_in_common(one: Term, other: Term) -> bool:
    """Whether two characters running of the one name are in the other."""
    return any(one.name[i : i + 2] in other.name for i in range(len(one.name) - 1))


def _called_together(text: str, before: Sequence[Term], whole: Term) -> Iterator[Check]:
    """合计, 共计: the figures of the sentence so far, if they are all of one kind."""
    parts = [t for t in before if t.figure.sentence == whole.figure.sentence]
    alike = [t for t in parts if t.unit == whole.unit and t.figure.kind == whole.figure.kind]
    for count in range(len(alike), 1, -1):
        if total(alike[-count:]).overlaps(whole.bounds):
            yield _sum(whole, alike[-count:])
            return
    terms = [*parts, whole]
    alone = len(alike) == len(parts) > 1 and not any(
        breaks(between(text, one, other)) for one, other in pairwise(terms)
    )
    if not alone or not _NAMELESS.fullmatch(between(text, parts[-1], whole)):
        return
    if all(of_one_time(t, whole) and t.figure.unit == whole.figure.unit for t in parts):
        yield _sum(whole, parts)


def _partitions(text: str, terms: Sequence[Term], tables: Tables) -> Iterator[Check]:
    """Parts whose names leave nothing over, after the whole that they make up."""
    for name, words in tables.sums.partitions:
        for at, whole in enumerate(terms):
            if whole.figure.kind != "level" or name not in whole.name:
                continue
            if any(word in whole.name.replace(name, "") for word in words):
                continue
            parts = _members(text, terms[at : at + _MOST_PARTS], words)
            if parts:
                yield _sum(whole, parts)


def _members(text: str, terms: Sequence[Term], words: Sequence[str]) -> list[Term]:
    """One part for each of the words, all soon after the whole, which comes first."""
    whole, near = terms[0], terms[1:]
    leads = {t: _named(text, before, t) for before, t in pairwise(terms)}
    alike = [
        t
        for t in near
        if t.unit == whole.unit
        and t.figure.kind == "level"
        and t.figure.place == whole.figure.place
        and of_one_time(t, whole)
        and "\n" not in between(text, whole, t)
    ]
    found = [[t for t in alike if word in leads[t]] for word in words]
    if not all(len(named) == 1 for named in found):
        return []
    members = [named[0] for named in found]
    return members if len({t.figure.span for t in members}) == len(words) else []


def _named(text: str, before: Term, term: Term) -> str:
    """The words just before a number: what is left of its clause."""
    return _CLAUSE.split(between(text, before, term))[-1].replace("进出口", "")
