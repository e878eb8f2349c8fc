"""`Words`: what the archive speaks of, to be completed while typing and suggested for what fails.

The store counts indicators, places, names and titles as they come and go; here what each begins
with, in characters and in pinyin, is worked out for those that are new.
"""

from collections.abc import Callable, Sequence

from lcreader.archive import completing, suggesting
from lcreader.archive.completing import Completion
from lcreader.archive.pinyin import bare, syllables
from lcreader.archive.suggesting import Suggestion
from lcreader.store import Connection, Store, words
from lcreader.store.words import BACKWARDS, CHARACTERS, INITIALS, LONGEST, PINYIN, Keyed, Word
from lcreader.text.fold import fold_text
from lcreader.watch import Watch

_BATCH = 2000  # words in one transaction


class Words:
    """The words of one archive. Every method may be called from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def complete(
        self,
        text: str,
        cursor: int | None = None,
        history: Sequence[str] = (),
        limit: int = completing.MOST,
    ) -> list[Completion]:
        """How the word at the cursor may go on, the best first; see `Completion`.

        `history` are earlier queries, the newest first.
        """
        place = len(text) if cursor is None else cursor
        return self._store.read(completing.complete, text, place, history, limit)

    def suggest(self, query: str, count: Callable[[str], int]) -> list[Suggestion]:
        """What may have been meant by a query that finds nothing, the best first.

        `count` tells how many articles a query finds.
        """
        return suggesting.suggest(self._store, query, count)

    def waiting(self) -> int:
        """How many words cannot be completed yet, or not by how usual they are."""
        return self._store.read(words.count_stale)

    def catch_up(self, watch: Watch | None = None, most: int | None = None) -> int:
        """Work out what is new, at most so many words; tell how many are left.

        Raises:
            Cancelled: when the watch was stopped; the batches before stay done.
        """
        watch = watch or Watch()
        left = total = self.waiting()
        while left and (most is None or total - left < most):
            watch.report(total - left, total)
            left = self._store.write(_work_out, min(_BATCH, most or _BATCH))
            total = max(total, left)
        return left


def _work_out(db: Connection, most: int) -> int:
    words.put(db, map(_keyed, words.stale(db, most)))
    return words.count_stale(db)


def _keyed(word: Word) -> Keyed:
    old = _keys(word.kind, word.bare, word.pinyin) if word.weight else ()
    characters = bare(fold_text(word.text))
    if word.articles <= 0:  # stale for good, so that it goes
        return Keyed(word, "", (), old, (), 0, 1, 0)
    read = syllables(characters)
    weight = word.articles.bit_length()
    keys = _keys(word.kind, characters, read)
    return Keyed(word, characters, read, old, keys, weight, 1 << (weight - 1), (1 << weight) - 1)


def _keys(kind: str, characters: str, read: Sequence[str]) -> list[tuple[int, str]]:
    """The keys by which a word is found; none where it is nothing but signs."""
    if not characters:
        return []
    keys = {
        CHARACTERS: characters,
        PINYIN: "".join(read),
        INITIALS: "".join(syllable[0] for syllable in read),
    }
    if kind != "title":
        keys[BACKWARDS] = characters[::-1]
    return [(way, key[: LONGEST[way]]) for way, key in keys.items()]
