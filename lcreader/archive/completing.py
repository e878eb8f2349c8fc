"""What may be meant by the word that is being typed into the search box.

A word is recognised by its first characters, by its pinyin (gaoxin), by the initials of it (lc)
and by a mixture of these (高xin). All of this is looked up in the store, where the keys of every
word stand; see `lcreader.archive.words`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

from lcreader.archive.pinyin import bare
from lcreader.records import Span
from lcreader.search.conditions import FIGURE_FIELDS
from lcreader.search.language import parse
from lcreader.search.quoting import quoted
from lcreader.search.tree import Figured, leaves
from lcreader.search.typing import Typed, typed
from lcreader.search.vocabulary import vocabulary
from lcreader.store import Connection, words
from lcreader.store.words import CHARACTERS, INITIALS, PINYIN, Word
from lcreader.text.fold import fold_text

CompletionKind = Literal[
    "field",
    "indicator",
    "place",
    "byline",
    "newspaper",
    "title",
    "tag",
    "kind",
    "bookmark",
    "history",
]

MOST = 10
_MOST_TITLES = 4  # where other kinds are looked for as well
_MOST_HISTORY = 3
_CANDIDATES = 30  # of each kind
_SIEVED = 50  # of each kind, where the key is shorter than what is typed
_USUAL = 1 << 40  # fields come before words that are as near

# Which words stand in a field, and the field that a word is written with where it stands in none:
# an indicator or a place need not be written like that in the text, nor a name at all.
_KINDS_OF_FIELD = {
    "": ("indicator", "place", "byline", "newspaper", "title", "tag"),
    "indicator": ("indicator",),
    "place": ("place",),
    "byline": ("byline",),
    "paper": ("newspaper",),
    "title": ("title",),
    "tag": ("tag",),
}
_FIELD_OF_KIND = {
    "indicator": "indicator",
    "place": "place",
    "byline": "byline",
    "newspaper": "paper",
    "title": "title",
    "tag": "tag",
}


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on: `insert` is put in the place of `span` of the query.

    `text` is what is shown; `plain` is the same as a word of the text, without the field that
    `insert` may have. `articles` tells how many have it (of a tag: how many bookmarks), None
    where that is not known.
    """

    kind: CompletionKind
    text: str
    insert: str
    span: Span
    articles: int | None = None
    plain: str = ""


class _Ranked(NamedTuple):
    tier: int  # 0 the whole word, 1 its beginning or its initials, 2 a field by one letter
    frequency: int
    meant: Completion | Word


def complete(
    db: Connection, query: str, cursor: int, history: Sequence[str], limit: int = MOST
) -> list[Completion]:
    """The completions at the cursor, the best first."""
    now = typed(query, cursor)
    stem = bare(fold_text(now.stem))
    if not query.strip():
        return list(_earlier(query, history, limit))
    if not stem and not now.field:
        return []
    ranked = [*_fields(now, stem), *_fixed(now, stem), *_words(db, now, stem)]
    ranked.sort(key=lambda one: (one.tier, -one.frequency, len(one.meant.text)))
    found: list[Completion] = []
    if not now.field:
        found += _earlier(query, history, _MOST_HISTORY)
    for one in _each_once(ranked, now):
        if len(found) >= limit:
            break
        completion = _written(one.meant, query, now)
        if completion.insert != now.span.of(query):
            found.append(completion)
    return found


def _each_once(ranked: Iterable[_Ranked], now: Typed) -> Iterator[_Ranked]:
    """Each thing once; of titles, which are many, only some beside other kinds."""
    told: set[tuple[str, str]] = set()
    titles = 0
    for one in ranked:
        thing = (one.meant.kind, one.meant.text)
        titles += one.meant.kind == "title" and thing not in told
        many = one.meant.kind == "title" and not now.field and titles > _MOST_TITLES
        if thing not in told and not many:
            told.add(thing)
            yield one


def _written(meant: Completion | Word, query: str, now: Typed) -> Completion:
    """A word as it is put into the query: with its field where it stands in none."""
    if isinstance(meant, Completion):
        return meant
    plain = insert = quoted(meant.text)
    if not now.field:
        field = _FIELD_OF_KIND[meant.kind]
        insert = f"{vocabulary().field_names[field]}:{plain}"
        if field in FIGURE_FIELDS and _asks_of_figures(query, now.span):
            insert = f"({insert})"  # of another figure than what stands beside it
    kind = cast(CompletionKind, meant.kind)
    return Completion(kind, meant.text, insert, now.span, meant.articles, plain)


def _asks_of_figures(query: str, but: Span) -> bool:
    """Whether anything is asked of figures beside the word that is typed."""
    rest = query[: but.start] + " " + query[but.end :]
    return any(isinstance(leaf, Figured) for leaf, _ in leaves(parse(rest).tree))


def _earlier(query: str, history: Sequence[str], most: int) -> Iterator[Completion]:
    """Earlier queries that hold what was typed."""
    whole = Span(0, len(query))
    wanted = fold_text(query)
    known = (one for one in dict.fromkeys(history) if one != query and wanted in fold_text(one))
    for one, _ in zip(known, range(most), strict=False):
        yield Completion("history", one, one, whole)


def _fields(now: Typed, stem: str) -> Iterator[_Ranked]:
    """Names of fields, in the language that they are begun in."""
    vocabulary_ = vocabulary()
    if now.field or not stem:
        return
    told: set[str] = set()
    for name, field in vocabulary_.fields.items():
        syllables = vocabulary_.field_pinyin[field]
        first = vocabulary_.field_names[field]
        initials = "".join(syllable[0] for syllable in syllables)
        if name.startswith(stem):
            tier, shown = 1, name
        elif name == fold_text(first) and "".join(syllables).startswith(stem):
            tier, shown = 1, first
        elif name == fold_text(first) and initials.startswith(stem):
            tier, shown = 2, first
        else:
            continue
        if field not in told:
            told.add(field)
            tier = 2 if len(stem) == 1 and stem.isascii() else tier
            yield _Ranked(tier, _USUAL, Completion("field", f"{shown}:", f"{shown}:", now.span))


def _fixed(now: Typed, stem: str) -> Iterator[_Ranked]:
    """What the language itself has for a field: kinds of articles, any bookmark."""
    words_ = vocabulary()
    if now.field == "kind":
        for kind, name in words_.kind_names.items():
            if fold_text(name).startswith(stem) or kind.startswith(stem):
                yield _Ranked(1, 0, Completion("kind", name, name, now.span))
    if now.field in ("bookmark", "tag") and not stem:
        word = next(word for word in sorted(words_.any) if not word.isascii())
        yield _Ranked(0, 0, Completion("bookmark", word, word, now.span))


def _words(db: Connection, now: Typed, stem: str) -> Iterator[_Ranked]:
    for word, tier in _candidates(db, _KINDS_OF_FIELD.get(now.field, ()), stem):
        yield _Ranked(tier, word.articles, word)


def _candidates(db: Connection, kinds: Sequence[str], stem: str) -> Iterator[tuple[Word, int]]:
    """Words that begin so, each with how near it is."""
    if not kinds:
        return
    run = _first_run(stem)
    if run == stem:
        yield from _plainly(db, kinds, stem)
        return
    for way, key in dict.fromkeys(_sounding_keys(db, kinds, run, stem)):
        for word in words.beginning(db, kinds, way, key, _SIEVED):
            if reads(stem, word.bare, word.pinyin):
                yield word, 1


def _plainly(db: Connection, kinds: Sequence[str], stem: str) -> Iterator[tuple[Word, int]]:
    """Words that begin with characters, or with letters of pinyin alone."""
    for word in words.beginning(db, kinds, CHARACTERS, stem, _CANDIDATES):
        if word.bare.startswith(stem):
            yield word, int(word.bare != stem)
    if not _is_latin(stem):
        return
    # All that begins with a letter has it for its first initial too.
    for word in words.beginning(db, kinds, PINYIN, stem, _CANDIDATES) if len(stem) > 1 else ():
        pinyin = "".join(word.pinyin)
        if pinyin.startswith(stem):
            yield word, int(pinyin != stem)
    for word in words.beginning(db, kinds, INITIALS, stem, _CANDIDATES):
        initials = "".join(syllable[0] for syllable in word.pinyin)
        if initials.startswith(stem):
            yield word, 1  # few letters say little: the usual word, whole or not, is meant


def _sounding_keys(
    db: Connection, kinds: Sequence[str], run: str, stem: str
) -> Iterator[tuple[int, str]]:
    """Keys of words that may begin with characters and letters mixed: 高xin is gaoxin, 高x gx.

    How the characters are read is taken from a usual word, as to load the dictionary takes long.
    """
    rest = _first_run(stem[len(run) :])
    if _is_latin(run):
        yield PINYIN, run
        yield INITIALS, run
        return
    for word in words.beginning(db, kinds, CHARACTERS, run, 1):
        syllables = word.pinyin[: len(run)]
        yield PINYIN, "".join(syllables) + rest
        yield INITIALS, "".join(syllable[0] for syllable in syllables) + rest[:1]


def _first_run(stem: str) -> str:
    """The letters that it begins with, or the characters that are none."""
    latin = _is_latin(stem[:1])
    end = next((at for at, char in enumerate(stem) if _is_latin(char) != latin), len(stem))
    return stem[:end]


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalpha()


def reads(stem: str, characters: str, syllables: Sequence[str]) -> bool:
    """Whether a word may be begun so: each character by itself, its syllable or its initial.

    >>> reads("高xinjs", "高新技术企业", ["gao", "xin", "ji", "shu", "qi", "ye"])
    True
    """
    # The places of the stem that can be reached with the characters so far.
    reached = {0}
    for char, syllable in zip(characters, syllables, strict=False):
        if len(stem) in reached:
            return True
        following: set[int] = set()
        for at in reached:
            rest = stem[at:]
            if syllable.startswith(rest):
                return True
            following |= {
                at + len(way) for way in (char, syllable, syllable[:1]) if rest.startswith(way)
            }
        reached = following
    return len(stem) in reached
