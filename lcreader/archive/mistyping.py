"""How a word may have been mistyped: what it may have been instead, as pure functions.

Homophones (an input method offers 聊诚 for 聊城), characters out of order, one too many or too
few, another one; each with how far it is from what was typed.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lcreader.archive.pinyin import homophones, readings

# A longer word is looked for among the words of the archive alone.
_LONGEST = 16


class Candidate(NamedTuple):
    """What may have been meant, and how far that is: 0 sounds the same, more are more errors."""

    text: str
    errors: int


def turned(word: str) -> list[str]:
    """The word with two neighbours in the other order.

    >>> turned("新高区")
    ['高新区', '新区高']
    """
    if len(word) > _LONGEST:
        return []
    others = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    return [other for other in dict.fromkeys(others) if other != word]


def cut(word: str) -> list[str]:
    """The word without one of its characters; two are left at least.

    >>> cut("高新新区")
    ['新新区', '高新区', '高新新']
    """
    if not 2 < len(word) <= _LONGEST:
        return []
    return list(dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word))))


def sounding(word: str, at: int) -> Iterator[str]:
    """The word with another usual character of the same sound at one place.

    >>> "聊城" in list(sounding("聊诚", 1))
    True
    """
    told = {word[at]}
    for syllable in readings(word[at]):
        for char in homophones(syllable):
            if char not in told:
                told.add(char)
                yield word[:at] + char + word[at + 1 :]


def opened(word: str) -> Iterator[str]:
    """Patterns for one other character, and for one that is missing, within the word.

    >>> list(opened("聊诚市"))
    ['聊?市', '聊?诚市', '聊诚?市']
    """
    if 2 < len(word) <= _LONGEST:
        yield from (f"{word[:at]}?{word[at + 1 :]}" for at in range(1, len(word) - 1))
    if 1 < len(word) <= _LONGEST:
        yield from (f"{word[:at]}?{word[at:]}" for at in range(1, len(word)))


def nearest(
    word: str, sound: Sequence[str], term: str, term_sound: Sequence[str]
) -> list[Candidate]:
    """What of a term is near the word: the term, its beginning, its end; the nearest alone.

    >>> nearest("聊诚", ["liao", "cheng"], "聊城市", ["liao", "cheng", "shi"])
    [Candidate(text='聊城', errors=0)]
    """
    most = min(max(len(word) - 1, 1) // 2, 2)
    ends = {len(term), *range(max(len(word) - 1, 1), min(len(word) + 1, len(term)) + 1)}
    slices = [slice(0, end) for end in ends] + [slice(len(term) - end, len(term)) for end in ends]
    found: list[tuple[tuple[int, int, int], Candidate]] = []
    for piece in slices:
        text = term[piece]
        if text == word or abs(len(text) - len(word)) > most or not text:
            continue
        # What is cut off a term is cut where the word itself ends.
        at = -1 if piece.start == 0 else 0
        if text != term and text[at] != word[at] and term_sound[piece][at] != sound[at]:
            continue
        same_sound = list(term_sound[piece]) == list(sound)
        errors = 0 if same_sound else distance(word, text, most)
        if errors <= most:
            # A whole word before a piece of one.
            rank = (errors, int(text != term), abs(len(text) - len(word)))
            found.append((rank, Candidate(text, errors)))
    found.sort()
    return [candidate for rank, candidate in found[:1]]


def distance(one: str, other: str, most: int) -> int:
    """How many characters are other, missing, too many, or out of order; `most` + 1 for more.

    >>> distance("高心区", "高新区", 2), distance("新高", "高新", 2), distance("甲", "乙丙丁", 1)
    (1, 1, 2)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(one):
        earlier, before, row = before, row, [at + 1]
        for place, there in enumerate(other):
            steps = min(before[place] + (char != there), before[place + 1] + 1, row[place] + 1)
            if at and place and char == other[place - 1] and one[at - 1] == there:
                steps = min(steps, earlier[place - 1] + 1)
            row.append(steps)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def best_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Each text once, with the fewest errors, in their order."""
    least: dict[str, int] = {}
    for candidate in candidates:
        least[candidate.text] = min(candidate.errors, least.get(candidate.text, 99))
    return sorted((Candidate(*pair) for pair in least.items()), key=lambda one: one.errors)
