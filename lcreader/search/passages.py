"""Where patterns, and words near each other, stand in a folded text.

    passages(node, text, paragraphs)   the places in one text
    phrases_of(node)                   what every text with a place must hold

Places are those of the words: of 高铁 同句 机场 each 高铁 and each 机场 of a sentence that has
both. What it means exactly:

- A pattern (聊?市, 高*技术企业) is at a place where its pieces follow one another with as many
  characters between them as the gaps allow. Of several ends the one with the least in the first
  gap counts, then the second, and so on; places are taken from the left and do not overlap.
- Near: each two parts that follow one another do not overlap, and have at most so many characters
  between them, in either order. In 甲 NEAR/5 乙 NEAR/9 丙 it is the same 乙 that is near both.
- Together: each part stands wholly within one sentence or paragraph. A part that is itself words
  near each other, or words of one sentence, does so as a whole.
- A choice (甲 OR 乙) stands where one of its parts does.
- No place reaches over a line break, which parts title and subtitle; the text has no others.
- A sentence ends in 。!? or …, quotes and brackets that close after it included, in a full stop
  between a Latin letter and a Chinese character, and where its paragraph ends.

All of this takes about linear time, whatever the text and the pattern.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from lcreader.search.tree import And, Near, Node, Or, Passage, Pattern, Together, Word

Places = list[tuple[int, int]]

# On folded text: … is three dots there, and every quotation mark a straight one. An expression
# that begins with a set is looked for quickly; what else there is to a full stop is asked after.
_BEFORE_STOP = frozenset('abcdefghijklmnopqrstuvwxyz%)"')
_STOP = re.compile(r"[。!?.](?P<rest>[。!?.]*)[\")\]】』」]*")


def phrases_of(node: Passage) -> tuple[str, ...]:
    """The folded phrases that every text with such a place holds, each once.

    Of a choice none is told; there may be none at all.
    """
    return tuple(dict.fromkeys(_phrases(node)))


def _phrases(node: Node) -> Iterator[str]:
    if isinstance(node, Word):
        yield node.folded
    elif isinstance(node, Pattern):
        yield from node.pieces
    elif isinstance(node, Near | Together | And):
        for part in node.parts:
            yield from _phrases(part)


def passages(
    node: Passage, text: str, paragraphs: Sequence[int], form: str | None = None
) -> Places:
    """The places in a folded text, rising; those that overlap are one.

    `paragraphs` are the offsets where its paragraphs begin. The words are looked for in another
    `form` of the text, where one is given, of the same length (see `strict.py`).

    >>> from lcreader.search.language import parse
    >>> passages(parse("高铁 同句 机场").tree, "高铁通了。机场近,高铁快。", [0])
    [(5, 7), (9, 11)]
    """
    form = text if form is None else form
    if any(phrase not in form for phrase in _phrases(node)):
        return []
    found: Places = []
    start = 0
    for line in text.split("\n"):
        own = form[start : start + len(line)]
        if isinstance(node, Pattern):
            here = _apart(_pattern_places(node, own))
        else:
            inner = [p - start for p in paragraphs if start < p < start + len(line)]
            here = merged_places(_Line(line, own, inner).found(node, 0, len(line)))
        found += ((begin + start, end + start) for begin, end in here) if start else here
        start += len(line) + 1
    return found


def merged_places(places: Iterable[tuple[int, int]]) -> Places:
    """Places in order, those that overlap made one; those that only touch stay two."""
    merged: Places = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of a paragraph of a folded text begin."""
    starts = [start]
    quotes, counted = 0, start
    for match in _STOP.finditer(text, start, end):
        if text[match.start()] == "." and not _is_end(text, match, end):
            continue
        stop = match.end()
        quote = text.find('"', match.start(), stop)
        if quote >= 0:
            # A quotation mark ends the sentence only when it closes one that was opened before.
            quotes += text.count('"', counted, quote)
            counted = quote
            if quotes % 2 == 0:
                stop = quote
        if starts[-1] < stop < end:
            starts.append(stop)
    return starts


def _is_end(text: str, match: re.Match[str], end: int) -> bool:
    """Whether signs that begin with a full stop end a sentence: not in 5.2 and lcxw.cn."""
    if match["rest"]:
        return match["rest"].strip(".") != "" or len(match["rest"]) > 1
    at = match.start()
    before = text[at - 1 : at]
    if at + 1 == end:
        return before in _BEFORE_STOP or (at > 1 and text[at - 2 : at].isdecimal())
    return before in _BEFORE_STOP and (match.end() > at + 1 or "\u4e00" <= text[at + 1] <= "\u9fff")


class _Line:
    """One text without line breaks; what is asked of it twice is worked out once."""

    def __init__(self, text: str, form: str, paragraphs: Iterable[int]) -> None:
        self._text = text
        self._form = form
        self._cuts = sorted({0, *paragraphs, len(text)})
        self._places: dict[Word | Pattern, tuple[Places, list[int]]] = {}
        self._sentences: dict[int, list[int]] = {}  # where they begin, by paragraph; and its end

    def found(self, node: Node, start: int, end: int) -> Places:
        """The places of the words that make the node true between two offsets, if they do."""
        if isinstance(node, Word | Pattern):
            return self._between(node, start, end)
        if isinstance(node, Or):
            return sorted({place for part in node.parts for place in self.found(part, start, end)})
        if isinstance(node, Near):
            return _chained([self.found(part, start, end) for part in node.parts], node.distances)
        if isinstance(node, And):
            return self._all(node.parts, start, end)
        assert isinstance(node, Together)
        rarest = min((self.found(part, start, end) for part in node.parts), key=len)
        found: Places = []
        for stretch in self._holding(node.within, rarest, start, end):
            found += self._all(node.parts, *stretch)
        return found

    def _all(self, parts: Iterable[Node], start: int, end: int) -> Places:
        """The places of all parts, none where one part has none."""
        found: Places = []
        for part in parts:
            places = self.found(part, start, end)
            if not places:
                return []
            found += places
        return found

    def _between(self, leaf: Word | Pattern, start: int, end: int) -> Places:
        if leaf not in self._places:
            places = (
                _all_places(leaf.folded, self._form)
                if isinstance(leaf, Word)
                else _pattern_places(leaf, self._form)
            )
            self._places[leaf] = places, [place[0] for place in places]
        places, starts = self._places[leaf]
        if end - start == len(self._text):
            return places
        inside = places[bisect_left(starts, start) : bisect_left(starts, end)]
        return [place for place in inside if place[1] <= end]

    def _holding(
        self, unit: str, places: Places, start: int, end: int
    ) -> Iterator[tuple[int, int]]:
        """The sentences or paragraphs between two offsets in which one of the places begins."""
        last = -1
        for place, _ in places:
            begin, stop = self._around(unit, place)
            if begin != last and begin >= start and stop <= end:
                yield begin, stop
            last = begin

    def _around(self, unit: str, place: int) -> tuple[int, int]:
        """The sentence or paragraph that a place is in."""
        number = bisect_right(self._cuts, place) - 1
        begin, stop = self._cuts[number : number + 2]
        if unit == "paragraph":
            return begin, stop
        if number not in self._sentences:
            self._sentences[number] = [*sentence_starts(self._text, begin, stop), stop]
        starts = self._sentences[number]
        number = bisect_right(starts, place) - 1
        return starts[number], starts[number + 1]


def _all_places(phrase: str, text: str) -> Places:
    """Every place of a phrase, overlapping ones too."""
    found: Places = []
    at = text.find(phrase)
    while at >= 0:
        found.append((at, at + len(phrase)))
        at = text.find(phrase, at + 1)
    return found


def _pattern_places(pattern: Pattern, text: str) -> Places:
    """For each place of the first piece from where the rest follows, the place of the whole."""
    # From the last piece to the first: where each can begin, and where the whole then ends.
    ends = dict(_all_places(pattern.pieces[-1], text))
    for piece, (least, most) in zip(
        reversed(pattern.pieces[:-1]), reversed(pattern.gaps), strict=True
    ):
        if not ends:
            return []
        starts = list(ends)
        before: dict[int, int] = {}
        for start, end in _all_places(piece, text):
            following = bisect_left(starts, end + least)
            if following < len(starts) and starts[following] <= end + most:
                before[start] = ends[starts[following]]
        ends = before
    return list(ends.items())


def _apart(places: Places) -> Places:
    """From the left, the places that do not reach into one before."""
    kept: Places = []
    for place in places:
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept


def _chained(parts: list[Places], distances: Sequence[int]) -> Places:
    """The places that are in a chain of one of each part, all near enough to the next.

    What is kept on the way there has neighbours to the left, and on the way back, to the right.
    """
    for number, distance in enumerate(distances):
        parts[number + 1] = _near(parts[number + 1], parts[number], distance)
    for number, distance in reversed(list(enumerate(distances))):
        parts[number] = _near(parts[number], parts[number + 1], distance)
    return sorted({place for places in parts for place in places})


def _near(places: Places, others: Places, distance: int) -> Places:
    """The places that have one of the others near."""
    if not others:
        return []
    starts = [start for start, _ in others]
    ends = sorted(end for _, end in others)
    kept = []
    for start, end in places:
        after = bisect_left(starts, end)
        before = bisect_right(ends, start) - 1
        if (after < len(starts) and starts[after] - end <= distance) or (
            before >= 0 and start - ends[before] <= distance
        ):
            kept.append((start, end))
    return kept
