"""The noun that stands after a number: 12条标志性产业链, 17家企业入选, 34个过10亿元的项目.

In go the spots of a text and its phrases, out comes for each the span of its noun, cut off where
the sentence goes on, or None where no noun stands there.
"""

from collections.abc import Sequence

from lcreader.figures.layout import Spot
from lcreader.figures.lexicon import ends, starts
from lcreader.figures.phrase import PUNCTUATION, Phrases, words
from lcreader.records import Span

NEAR = 8  # figures before or after that one may lean on
MODIFIES = ("money", "physical")
_FAR = 160  # characters: no noun reaches further


class Nouns:
    """The nouns after the numbers of one text."""

    def __init__(self, text: str, phrases: Phrases, spots: Sequence[Spot]) -> None:
        self._text = text
        self._phrases = phrases
        self._spots = spots

    def at(self, at: int) -> Span | None:
        """The noun after the number, where one stands there."""
        spot, text = self._spots[at], self._text
        kind = spot.measure.kind
        start, end = spot.after, spot.right
        if kind in ("rank", "age") or (kind == "ratio" and not self._part_of(spot)):
            return None
        while start < end and start in self._phrases.after_time:
            start = self._phrases.after_time[start]
        if start < end and text[start] == "的" and kind != "time":
            start += 1
        elif kind in (*MODIFIES, "time") and starts(words().actions, text, start):
            return None
        end = self._over_modifiers(at, start, end)
        if start >= end or text[start] in PUNCTUATION + "”’」』()（）。！？…":
            return None
        names = text[start] in "为是" and kind in ("count", "loose", "")
        ruled_out = starts(words().cut, text, start) or text[start] in words().no_noun
        if not names and ruled_out and not starts(words().heads_keep, text, start):
            return None
        if starts(words().leads, text, start):
            return None
        if self._counts_next(at + 1, end):
            verbs = list(words().action.finditer(text, start + 2, end))
            end = verbs[-1].start() if verbs else end
        return self._cut(start + names, end, end < spot.clause.end)

    def _part_of(self, spot: Spot) -> bool:
        """使90%以上的稻田得到灌溉: a share of what follows 的, with no name before it."""
        follows = self._text[spot.after : spot.after + 1]
        if not "\u4e00" <= follows <= "\u9fff":
            return False
        own = self._text[spot.left : spot.hedge].strip(PUNCTUATION)
        return own in words().none_before

    def _over_modifiers(self, at: int, start: int, end: int) -> int:
        """34个过10亿元的重大招商项目: an amount inside the noun does not end it."""
        for other in self._spots[at + 1 : at + 1 + NEAR]:
            sized = other.measure.kind in MODIFIES or other.measure.unit == "级"
            modifies = sized and other.right > other.after
            if other.clause != self._spots[at].clause or end - start > 2 or not modifies:
                break
            end = other.right
        return end

    def _counts_next(self, at: int, end: int) -> bool:
        """Whether the stretch up to `end` leads to an amount inside the next noun (过亿元项目)."""
        if at >= len(self._spots):
            return False
        other = self._spots[at]
        if other.hedge != end or other.measure.kind not in MODIFIES:
            return False
        own = self._text[other.after : other.right]
        return bool(own) and own[0] not in PUNCTUATION

    def _cut(self, start: int, end: int, counted: bool) -> Span | None:
        """The noun without what follows it: verbs, brackets, 的 of a longer subject.

        `counted` says that another number follows in the clause: what leads to it goes, too.
        """
        text, end = self._text, min(end, start + _FAR)
        if counted:
            comma = self._comma(start, end)
            end = self._phrases.trim_right(start, comma if comma > start else end)
            verb = ends(words().action_ends, text, end, start + 2)
            end -= len(verb)
        limit = min(end, start + words().longest + 6)
        place = start
        while place < limit and not self._ends_noun(place, start):
            place += 1
        place = min(place, start + words().longest) if place == limit else place
        while place > start and text[place - 1] in PUNCTUATION + "”“":
            if text[place - 1] in ")）" or (text[place - 1] == "”" and "“" in text[start:place]):
                break
            place -= 1
        did = words().ended.search(text, start, place)
        if did is not None and did.start() > start + 1:
            place = did.start()
        return Span(start, place) if place > start else None

    def _comma(self, start: int, end: int) -> int:
        """The last 、 of the stretch that stands in no bracket, or -1."""
        comma = self._text.rfind("、", start, end)
        while comma > 0 and self._text.rfind("（", start, comma) > self._text.rfind(
            "）", start, comma
        ):
            comma = self._text.rfind("、", start, comma)
        return comma

    def _ends_noun(self, place: int, start: int) -> bool:
        text, length = self._text, place - start
        if length > 1 and starts(words().cut, text, place):
            return not starts(words().heads_keep, text, place)
        sign = text[place]
        return (
            sign in "。！？；;，,：\n"
            or (sign in "（(" and length > 6)
            or (sign == "的" and length < 4)
        )
