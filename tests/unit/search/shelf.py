"""An index that lends the words of all articles that it was ever given, as their owner would."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lcreader.search import Document, Words
from lcreader.search.index import TextIndex as Plain

_SHELVES: dict[Path, dict[int, Words]] = {}


class TextIndex(Plain):
    """Remembers, for each folder, what was added."""

    @classmethod
    def open(cls, folder: Path) -> "TextIndex":  # type: ignore[override]
        shelf = _SHELVES.setdefault(folder, {})

        def words(ids: Sequence[int]) -> Mapping[int, Words]:
            return {one: shelf[one] for one in ids if one in shelf}

        opened = super().open(folder, words)
        assert isinstance(opened, cls)
        return opened

    def add(self, documents: Iterable[Document]) -> None:
        ready = list(documents)
        _SHELVES[self.folder.parent].update(
            (one.id, Words(one.title, one.subtitle, one.body)) for one in ready
        )
        super().add(ready)
