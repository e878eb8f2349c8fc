"""Keep hold of a passage while the text around it changes.

A passage is anchored as the W3C Web Annotation model does: by its exact quote, 32 characters on
either side, and its position. `reanchor` looks for it in a changed text and answers where it is
now, or that it cannot be known. It never guesses: figures are full of sentences that look alike.

Where the text as it was is at hand, the two are laid side by side, clause by clause, which tells
what an edit elsewhere has moved. Otherwise, and for what was taken elsewhere, the context speaks.

>>> old = "去年增长5%。今年增长9.4%，居全省前列。"
>>> quote, prefix, suffix = anchor(old, Span(7, 15))
>>> reanchor("本报讯。" + old, quote, prefix, suffix, 7)
Anchored(span=Span(start=11, end=19), state='moved', found='今年增长9.4%')
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from lcreader.records import BookmarkState, Span

CONTEXT = 32  # characters kept on either side
_BEST = 2.0  # the score of a place where words and context are all the same
_NEAR = 6  # characters beside a place that must agree before it is taken for the same place
_OWN_WORDS = 16  # a quote as long as this, found once, needs no context to be known
_OWN_SENTENCE = 12  # a sentence as long as this, found once before and after, is the same
_MOST_PLACES = 64  # a seed that stands in more places than this says nothing
_MOST_PAIRS = 200_000  # pairs of equal clauses that are looked at to lay two texts side by side
_LONG = 400  # texts beyond this are compared by their pairs of characters
_SENTENCE = re.compile(r"[^。！？\n!?]*[。！？\n!?]*")
_CLAUSE = re.compile(r"[^。！？；，、：\n!?;,:]*[。！？；，、：\n!?;,:]*")


class Anchored(NamedTuple):
    """Where a passage is now. An orphan has no span; `found` is the text under the span."""

    span: Span | None
    state: BookmarkState
    found: str


class _Passage(NamedTuple):
    quote: str
    prefix: str
    suffix: str
    position: int


class _Place(NamedTuple):
    """A stretch that may be the passage. `left`, `right` and `likeness` run from 0 to 1."""

    span: Span
    beside_left: bool
    beside_right: bool
    left: float
    right: float
    likeness: float

    @property
    def score(self) -> float:
        return self.likeness + (self.left + self.right) / 2


class _Page(NamedTuple):
    """All that stood beside the passage, and all that stands on the page now."""

    before: tuple[str, ...]
    now: tuple[str, ...]

    def has_more_of(self, words: str) -> bool:
        """Whether there is one more of these words than could have stood beside the passage."""
        before = sum(_count(text, words) for text in self.before)
        return sum(_count(text, words) for text in self.now) > before


ORPHAN = Anchored(None, "orphan", "")


def anchor(text: str, span: Span) -> tuple[str, str, str]:
    """The quote under `span` with up to 32 characters before and after it."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    return span.of(text), before, text[span.end : span.end + CONTEXT]


def reanchor(
    text: str,
    quote: str,
    prefix: str,
    suffix: str,
    position: int,
    *,
    old: str = "",
    beside: Sequence[str] = (),
    among: Sequence[str] = (),
    exact_only: bool = False,
) -> Anchored:
    """Find in `text` the passage that was anchored with these.

    Args:
        position: where the quote stood, in the text as it was.
        old: that text, when it is still known.
        beside: the other texts of the page as it was, and `among` as it is: what looks like the
            passage, but stands on the page no more often than it did beside it, is not it.
        exact_only: leave out near matches.

    Returns:
        "exact" when the same text is at the same place, "moved" when it is elsewhere, "changed"
        when something so near is in its place that it must be the passage after an edit, and
        "orphan" when there is nothing, or two places fit alike.
    """
    passage = _Passage(quote, prefix, suffix, position)
    if not quote:
        return ORPHAN
    window = Span(0, len(text))
    known = bool(old) and old.startswith(quote, position)
    if known:
        answer = _by_sentence(old, text, passage)
        if answer is not None:
            return answer
        span, window = _side_by_side(old, text, Span(position, position + len(quote)))
        if span is not None and _no_better(text, span, passage):
            return _answer(text, span, passage)
    others = [old[:position], old[position + len(quote) :]] if known else [old]
    page = _Page((*others, *beside), (text, *among))
    found = _exact(text, passage, window if known else None, page)
    if found is not None:
        return _answer(text, found, passage)
    if exact_only or (known and len(window.of(text).strip()) == 0):
        return ORPHAN
    near = _near(text, passage, window, page)
    return ORPHAN if near is None else Anchored(near, "changed", near.of(text))


def _answer(text: str, span: Span, passage: _Passage) -> Anchored:
    state: BookmarkState = "exact" if span.start == passage.position else "moved"
    return Anchored(span, state, span.of(text))


# --- the text as it was beside the text as it is ---


def _by_sentence(old: str, new: str, passage: _Passage) -> Anchored | None:
    """What the sentence of the passage tells: where it is, or that it cannot be known.

    One that stood once and stands once is the same. Of twins of which some have come or gone,
    nobody can tell which they were.
    """
    end = passage.position + len(passage.quote)
    own = [s for s in _pieces(_SENTENCE, old) if s.start < end and passage.position < s.end]
    sentence = Span(own[0].start, own[-1].end)
    words = sentence.of(old)
    then, now = _count(old, words), _count(new, words)
    if then == now == 1 and len(words) >= _OWN_SENTENCE:
        start = new.index(words) + passage.position - sentence.start
        return _answer(new, Span(start, start + len(passage.quote)), passage)
    return ORPHAN if now and then > 1 and then != now else None


def _side_by_side(old: str, new: str, span: Span) -> tuple[Span | None, Span]:
    """Where `span` of `old` is in `new` when no edit touched it; else between what it must lie."""
    low, high = 0, len(new)
    for before, start in _stayed(old, new):
        shift = start - before.start
        if before.start <= span.start and span.end <= before.end:
            moved = Span(span.start + shift, span.end + shift)
            return moved, moved
        # What stayed bounds the passage; where it reaches into it, it tells its very edge.
        if before.start <= span.start:
            low = max(low, min(before.end, span.start) + shift)
        if before.end >= span.end:
            high = min(high, max(before.start, span.end) + shift)
    return None, Span(low, max(low, high))


def _stayed(old: str, new: str) -> Iterator[tuple[Span, int]]:
    """Stretches of whole clauses that are in both texts in this order, and where they are now.

    Clauses, not characters: two figures that share their first digits shall not be torn apart.
    """
    ones, others = _pieces(_CLAUSE, old), _pieces(_CLAUSE, new)
    a, b = [span.of(old) for span in ones], [span.of(new) for span in others]
    head = _same_head(a, b)
    tail = min(_same_tail(a, b), len(a) - head, len(b) - head)
    blocks = [(0, 0, head)]
    a, b = a[head : len(a) - tail], b[head : len(b) - tail]
    twice = Counter(b)
    # A text of one clause over and over cannot be laid beside another in good time.
    if sum(twice[clause] for clause in a) <= _MOST_PAIRS:
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        blocks += [(i + head, j + head, n) for i, j, n in matcher.get_matching_blocks()]
    blocks.append((len(ones) - tail, len(others) - tail, tail))
    for i, j, size in blocks:
        if size:
            yield Span(ones[i].start, ones[i + size - 1].end), others[j].start


def _no_better(text: str, span: Span, passage: _Passage) -> bool:
    """Whether the context at `span` fits no worse than at any other place of the same words."""
    here = _place(text, span, passage, 1.0).score
    return here == _BEST or all(place.score <= here for place in _places(text, passage))


def _pieces(kind: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*m.span()) for m in kind.finditer(text) if m.end() > m.start()]


# --- the same words ---


def _exact(text: str, passage: _Passage, window: Span | None, page: _Page) -> Span | None:
    """The one place where the quote stands as it was and its surroundings vouch for it."""
    places = list(_places(text, passage))
    if window is not None:
        inside = [p for p in places if window.start <= p.span.start and p.span.end <= window.end]
        if inside:
            return inside[0].span if len(inside) == 1 else _best(inside)
    if not page.has_more_of(passage.quote):
        return None
    whole = [p for p in places if p.left == p.right == 1.0]
    if whole:
        return _by_position(whole, passage)
    if len(places) == 1 and len(passage.quote) >= _OWN_WORDS:
        return places[0].span
    return _best([p for p in places if p.beside_left or p.beside_right or p.left + p.right >= 1.2])


def _by_position(places: Sequence[_Place], passage: _Passage) -> Span | None:
    """The only one of several equals, or the one that did not move at all."""
    if len(places) == 1:
        return places[0].span
    return next((p.span for p in places if p.span.start == passage.position), None)


def _places(text: str, passage: _Passage) -> Iterator[_Place]:
    length = len(passage.quote)
    for start in _starts(text, passage.quote):
        yield _place(text, Span(start, start + length), passage, 1.0)


def _place(text: str, span: Span, passage: _Passage, likeness: float) -> _Place:
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    left = _same_tail(passage.prefix, before)
    right = _same_head(passage.suffix, after)
    return _Place(
        span,
        # At the very start or end of the old text there is less to compare, or nothing.
        left >= min(_NEAR, len(passage.prefix)) and (left > 0 or not before),
        right >= min(_NEAR, len(passage.suffix)) and (right > 0 or not after),
        _agreement(passage.prefix, before, left),
        _agreement(passage.suffix, after, right),
        likeness,
    )


def _agreement(wanted: str, there: str, same: int) -> float:
    if same == len(wanted) and (wanted or not there):
        return 1.0
    if not wanted:
        return 0.0
    return min(0.99, SequenceMatcher(None, wanted, there, autojunk=False).ratio())


def _best(places: Sequence[_Place]) -> Span | None:
    """The best place, unless another that does not overlap it is as good or nearly."""
    if not places:
        return None
    best = max(places, key=lambda p: p.score)
    rivals = (p for p in places if not _overlap(p.span, best.span))
    if any(p.score > best.score - 0.15 for p in rivals):
        return None
    return best.span


# --- nearly the same words ---


def _near(text: str, passage: _Passage, window: Span, page: _Page) -> Span | None:
    """The one place that must be the passage after an edit."""
    places = []
    for span in _framed(text, passage, window):
        words = span.of(text)
        likeness = _likeness(passage.quote, words)
        if likeness < 0.5 or words == passage.quote:  # the same words were refused already
            continue
        place = _place(text, span, passage, likeness)
        if _convinces(place) and page.has_more_of(words.strip()):
            places.append(place)
    return _best(places)


def _convinces(place: _Place) -> bool:
    """Both neighbours are the old ones; or one is, and the rest is like enough."""
    if place.beside_left and place.beside_right:
        return True
    if place.beside_left or place.beside_right:
        return place.likeness >= 0.7 and min(place.left, place.right) >= 0.6
    return place.likeness >= 0.8 and min(place.left, place.right) >= 0.5


def _framed(text: str, passage: _Passage, window: Span) -> Iterator[Span]:
    """Stretches of about the right length that begin and end where the passage might."""
    quote, margin = passage.quote, len(passage.quote) // 2 + 8
    edge = min(_NEAR, max(2, len(quote) // 3))
    first, last = quote[:edge], quote[-edge:]
    before, after = passage.prefix[-_NEAR:], passage.suffix[:_NEAR]
    starts = {at + len(before) for at in _few(text, before)} | set(_few(text, first))
    ends = set(_few(text, after)) | {at + len(last) for at in _few(text, last)}
    starts |= {0} if not passage.prefix else set()
    ends |= {len(text)} if not passage.suffix else set()
    starts = {at for at in starts if window.start <= at <= window.end}
    ends = {at for at in ends if window.start <= at <= window.end}
    for start in sorted(starts):
        for end in sorted(ends):
            if end > start and abs(end - start - len(quote)) <= margin:
                yield Span(start, end)


def _few(text: str, seed: str) -> list[int]:
    """Where a seed stands; nowhere when it is empty or stands in too many places."""
    found = []
    for at in _starts(text, seed):
        found.append(at)
        if len(found) > _MOST_PLACES:
            return []
    return found


def _likeness(one: str, other: str) -> float:
    """How much two texts share, from 0 to 1, in time that does not explode."""
    if max(len(one), len(other)) <= _LONG:
        return SequenceMatcher(None, one, other, autojunk=False).ratio()
    pairs, others = _pairs(one), _pairs(other)
    shared = len(pairs & others)
    return 2 * shared / max(1, len(pairs) + len(others))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2)}


# --- small things ---


def _starts(text: str, part: str) -> Iterator[int]:
    """Where `part` stands, also where it overlaps itself."""
    at = text.find(part) if part else -1
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _count(text: str, part: str) -> int:
    return sum(1 for _ in _starts(text, part))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _same_head(one: Sequence[str], other: Sequence[str]) -> int:
    """How many characters, or other things, two sequences share from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _same_tail(one: Sequence[str], other: Sequence[str]) -> int:
    """How many they share up to their end."""
    return _same_head(one[::-1], other[::-1])
