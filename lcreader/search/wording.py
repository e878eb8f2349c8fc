"""Says how a query was understood and what of it was not, in the language that is asked for.

All wording is in the table of `lcreader.search.phrases`; here stands only which phrase is said.
"""

from collections.abc import Iterable, Sequence

from lcreader.records import Remark
from lcreader.search.amounts import Amounts, amount_text
from lcreader.search.dates import DateRange
from lcreader.search.language import parse
from lcreader.search.phrases import Phrases, phrases
from lcreader.search.tree import (
    And,
    Bookmarked,
    Dated,
    During,
    Figured,
    InRegion,
    InUnit,
    Named,
    Near,
    Node,
    Not,
    OfKind,
    OnPage,
    Or,
    Pattern,
    Tagged,
    Test,
    Together,
    Word,
)


def understood(query: str, language: str = "zh") -> str:
    """One sentence on what is looked for, "" where nothing is.

    >>> understood("高质量 -聊城 日期:2025")
    '含“高质量”，且不含“聊城”，且日期在2025年内'
    >>> understood("高质量 -聊城 日期:2025", "en")
    'contains “高质量” and not “聊城”, dated 2025'
    """
    tree = parse(query).tree
    return _Teller(phrases(language)).said(tree) if tree else ""


def remark_text(remark: Remark, language: str = "zh") -> str:
    """What is wrong with a piece of a query, and what became of it.

    >>> remark_text(parse("日期:2025-13 聊城").remarks[0], "en")
    '“2025-13” is not a date; left out of the search'
    """
    say = phrases(language)
    why = say(f"remark.{remark.code}", *remark.words)
    if not remark.fate:
        return why
    return say("phrase.remark", why=why, fate=say(f"fate.{remark.fate}", *remark.words))


class _Teller:
    """Tells nodes in one language; `no` ends the names of phrases on what is unwanted."""

    def __init__(self, say: Phrases) -> None:
        self._say = say

    def said(self, node: Node, no: str = "") -> str:
        """A node as a sentence or as a part of one."""
        if isinstance(node, Not):
            if isinstance(node.part, And | Or | Not):
                return self._say("phrase.not", clause=self.said(node.part))
            return self.said(node.part, "_not")
        if isinstance(node, And | Or):
            return self._said_row(node)
        return self._said_leaf(node, no)

    def _said_row(self, node: And | Or) -> str:
        """Conditions beside each other, words of the same field told together."""
        sign = "and" if isinstance(node, And) else "or"
        row = ""
        after_group = False
        for run in _runs(node.parts, sign == "and"):
            group = isinstance(run[0], And | Or)
            joint = "and_group" if sign == "and" and (group or after_group) else sign
            clause = self._said_run(run, sign)
            row = self._say(f"phrase.{joint}", before=row, clause=clause) if row else clause
            after_group = group
        return row

    def _said_run(self, run: Sequence[Node], sign: str) -> str:
        """One condition, in brackets where it is several; or words that one verb can do for."""
        first, no = _word_of(run[0])
        if first is None:
            said = self.said(run[0])
            return self._say("phrase.group", clause=said) if isinstance(run[0], And | Or) else said
        words = self._said_word(first, no)
        for part in run[1:]:
            word, unwanted = _word_of(part)
            assert word is not None
            joint = f"phrase.{sign}_word{unwanted}"
            words = self._say(joint, before=words, word=self._said_word(word, unwanted))
        return self._say(f"phrase.words{no}", words=words, field=self._field(first))

    def _said_word(self, word: Word | Pattern, no: str) -> str:
        name = f"phrase.{'word' if isinstance(word, Word) else 'pattern'}{no}"
        return self._say(name, field=self._field(word), text=word.text.strip())

    def _field(self, word: Word | Pattern) -> str:
        return self._say(f"field.{word.field}") if word.field else ""

    def _said_leaf(self, node: Node, no: str) -> str:
        """What is looked for in texts, and what is known of articles."""
        if isinstance(node, Word | Pattern):
            words = self._said_word(node, no)
            return self._say(f"phrase.words{no}", words=words, field=self._field(node))
        if isinstance(node, Near | Together):
            place = self._say(f"place.{node.field}") if node.field else ""
            inner = self._said_neighbours(node)
            return self._say(f"phrase.neighbours{no}", place=place, inner=inner)
        if isinstance(node, Dated):
            if node.range is None:
                return self._say(f"phrase.undated{no}")
            return self._say(f"phrase.dated{no}", days=self._said_days(node.range))
        if isinstance(node, OfKind):
            return self._say(f"phrase.kind{no}", kind=self._say(f"kind.{node.kind}"))
        if isinstance(node, OnPage):
            return self._say(f"phrase.page{no}", page=node.page.upper())
        return self._said_asked(node, no)

    def _said_neighbours(self, node: Node) -> str:
        """Words near each other, as parts of a condition on them."""
        if isinstance(node, Near):
            said = [self._said_neighbours(part) for part in node.parts]
            links = zip(said, node.distances, said[1:], strict=False)
            return self._between("links", (self._said_link(*link) for link in links))
        if isinstance(node, Together):
            parts = self._between("parts", map(self._said_neighbour, node.parts))
            return self._say(f"phrase.{node.within}", parts=parts)
        if isinstance(node, Or | And):
            sign = "any" if isinstance(node, Or) else "all"
            inner = self._between(sign, map(self._said_neighbours, node.parts))
            return self._say("phrase.group", clause=inner)
        assert isinstance(node, Word | Pattern)
        return self._say("phrase.quoted", text=node.text.strip())

    def _said_link(self, one: str, most: int, other: str) -> str:
        name = "phrase.near_1" if most == 1 else "phrase.near"
        return self._say(name, one=one, most=str(most), other=other)

    def _said_neighbour(self, node: Node) -> str:
        said = self._said_neighbours(node)
        return self._say("phrase.group", clause=said) if isinstance(node, Together | Near) else said

    def _said_asked(self, node: Node, no: str) -> str:
        """What is asked of the archive."""
        if isinstance(node, Figured):
            told = [self._between("any", map(self._said_test, c.tests)) for c in node.conditions]
            return self._say(f"phrase.figure{no}", conditions=self._between("conditions", told))
        assert isinstance(node, InRegion | Bookmarked | Tagged)
        names = {InRegion: "region", Bookmarked: "bookmark", Tagged: "tag"}
        name = names[type(node)] if node.folded else f"any_{names[type(node)]}"
        return self._say(f"phrase.{name}{no}", text=node.text.strip())

    def _said_test(self, test: Test) -> str:
        if isinstance(test, Amounts):
            return self._said_amounts(test)
        if isinstance(test, InUnit):
            return self._say("figure.unit" if test.unit else "figure.no_unit", text=test.text)
        if isinstance(test, Named):
            return self._say("figure.indicator", text=test.text)
        assert isinstance(test, During)
        if test.range is None:
            return self._say("figure.no_period")
        return self._say("figure.period", days=self._said_days(test.range))

    def _said_amounts(self, test: Amounts) -> str:
        low = "" if test.low is None else amount_text(test.low)
        high = "" if test.high is None else amount_text(test.high)
        if not high:
            name = "more" if test.without_low else "least"
        elif not low:
            name = "less" if test.without_high else "most"
        else:
            name = "equal" if test.low == test.high else "between"
        return self._say(f"figure.{name}", low=low, high=high, unit=test.unit)

    def _said_days(self, days: DateRange) -> str:
        first, last = days.shortened()
        if days.begins_open:
            name = "until"
        elif days.ends_open:
            name = "since"
        elif first == last:
            name = {4: "year", 7: "month", 10: "day"}[len(first)]
        else:
            name = "between"
        return self._say(
            f"days.{name}", first=first, last=last, first_day=days.first, last_day=days.last
        )

    def _between(self, name: str, parts: Iterable[str]) -> str:
        return self._say(f"between.{name}").join(parts)


def _runs(parts: Iterable[Node], all_hold: bool) -> list[list[Node]]:
    """Parts in order, those together that one verb can do for: words, then unwanted ones."""
    runs: list[list[Node]] = []
    for part in parts:
        if runs and _goes_on(runs[-1], part, all_hold):
            runs[-1].append(part)
        else:
            runs.append([part])
    return runs


def _goes_on(run: Sequence[Node], part: Node, all_hold: bool) -> bool:
    (first, unwanted), (_, last_no), (word, no) = map(_word_of, (run[0], run[-1], part))
    if first is None or word is None or unwanted or first.field != word.field:
        return False
    # After “甲” and not “乙”, another and “丙” would be read as one that is unwanted too.
    return all_hold if no else not last_no


def _word_of(node: Node) -> tuple[Word | Pattern | None, str]:
    """The word that a node is, and whether it is unwanted."""
    part, no = (node.part, "_not") if isinstance(node, Not) else (node, "")
    return (part if isinstance(part, Word | Pattern) else None), no
