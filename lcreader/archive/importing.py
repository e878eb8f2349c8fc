"""Takes files and folders into an archive: found, read, cut, worked through, stored.

Each file is one transaction; whatever happens to one, the others are taken in.
"""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from lcreader import figures, readers, text
from lcreader.archive.files import Originals
from lcreader.archive.indexing import Indexing
from lcreader.archive.pages import Stored, Unit, content, known, put
from lcreader.archive.pinyin import title_key
from lcreader.errors import ArchiveError, Cancelled, UnreadableFileError
from lcreader.records import Change, ImportOutcome, Source
from lcreader.store import Store, sources
from lcreader.watch import Watch

T = TypeVar("T")

_EVERY = 200  # articles after which what was stored is made searchable
_log = logging.getLogger(__name__)


class Importing:
    """Takes files into one archive, one import at a time."""

    def __init__(
        self,
        store: Store,
        originals: Originals,
        indexing: Indexing,
        tell: Callable[[Change], None],
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._originals = originals
        self._indexing = indexing
        self._tell = tell
        self._now = now
        self._at_work = threading.Lock()

    def at_work(self) -> bool:
        """Whether an import is going on."""
        return self._at_work.locked()

    def run(self, paths: Iterable[Path], watch: Watch, encoding: str | None) -> list[ImportOutcome]:
        """Take files and folders in; when the watch is stopped, those before that."""
        outcomes: list[ImportOutcome] = []

        def one(candidate: Candidate) -> Stored:
            outcome, stored = import_file(
                self._store, self._originals, candidate, encoding, self._now()
            )
            outcomes.append(outcome)
            return stored

        with self._at_work, contextlib.suppress(Cancelled):
            found = candidates(paths)
            self._each(found, [candidate.path.name for candidate in found], one, watch)
            self._indexing.catch_up(watch)
        return outcomes

    def reread(self, watch: Watch) -> int:
        """Work through every page once more; tell how many became other."""
        changed = 0

        def one(source_id: int) -> Stored:
            nonlocal changed
            source = self._store.read(sources.get, source_id)
            if source is None:
                return Stored("unchanged")
            before = self._store.read(content, source_id)
            stored = self._store.write(put, source, work_through(source), True)
            changed += before != self._store.read(content, source_id)
            return stored

        with self._at_work:
            pages = self._store.read(sources.hashes)
            names = [Path(path).name for _, path, _ in pages]
            self._each([source_id for source_id, _, _ in pages], names, one, watch)
            self._indexing.catch_up(watch)
        return changed

    def _each(
        self, things: Sequence[T], names: Sequence[str], one: Callable[[T], Stored], watch: Watch
    ) -> None:
        """Do one after the other; what was stored is made searchable now and then."""
        fresh: list[int] = []
        try:
            for done, (thing, name) in enumerate(zip(things, names, strict=True)):
                watch.report(done, len(things), name)
                stored = one(thing)
                fresh += stored.article_ids
                if stored.bookmark_ids:
                    self._tell(Change("bookmarks", stored.bookmark_ids))
                if len(fresh) >= _EVERY:
                    self._make_searchable(fresh)
            watch.report(len(things), len(things))
        finally:
            self._make_searchable(fresh)

    def _make_searchable(self, fresh: list[int]) -> None:
        """Index what was stored, and tell of it once it can be found."""
        if fresh:
            self._indexing.catch_up(Watch())
            self._tell(Change("articles", tuple(fresh)))
            fresh.clear()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to be taken in, or the reason why it cannot be."""

    path: Path
    refusal: str = ""


def candidates(paths: Iterable[Path]) -> list[Candidate]:
    """The files that are meant, each once, folders looked through in the order of names."""
    seen: dict[Path, Candidate] = {}
    for path in paths:
        for candidate in _candidates_of(Path(path)):
            seen.setdefault(candidate.path, candidate)
    return list(seen.values())


def _candidates_of(path: Path) -> Iterator[Candidate]:
    path = path.expanduser().resolve()
    if not path.exists():
        yield Candidate(path, "文件不存在。")
    elif not path.is_dir():
        yield Candidate(path, "" if readers.supported(path) else "不支持这种类型的文件。")
    else:
        files = [file for file in _walk(path) if readers.supported(file)]
        yield from map(Candidate, files)
        if not files:
            yield Candidate(path, "文件夹里没有可以导入的文件。")


def _walk(folder: Path) -> Iterator[Path]:
    """All files under a folder but the hidden ones; a folder without permission is passed over."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        _log.warning("folder passed over: %s", error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # a link may lead back up
                yield from _walk(entry)
        elif entry.is_file():
            yield entry


def import_file(
    store: Store, originals: Originals, candidate: Candidate, encoding: str | None, now: datetime
) -> tuple[ImportOutcome, Stored]:
    """Take one file in and tell what became of it.

    Raises:
        ArchiveError: when the archive itself cannot be written.
    """
    path = printable(str(candidate.path))
    nothing = Stored("unchanged")
    if candidate.refusal:
        return ImportOutcome(path, "refused", candidate.refusal), nothing
    try:
        source, data = readers.read(candidate.path, encoding)
        source = replace(source, path=path, imported_at=stamp(now))
        same = store.read(known, source.sha256, encoding)
        if same is not None:
            return _unchanged(path, same), nothing
        units = work_through(source)
    except UnreadableFileError as error:
        return ImportOutcome(path, "refused", error.message), nothing
    except OSError as error:
        reason = error.strerror or str(error)
        return ImportOutcome(path, "refused", f"无法读取文件（{reason}）。"), nothing
    except ArchiveError:
        raise
    except Exception as error:  # a bug of ours must not keep a thousand other files out
        _log.exception("cannot work through %s", path)
        return ImportOutcome(path, "refused", f"处理这个文件时程序出错（{error!r}）。"), nothing
    originals.keep(source.sha256, data)
    stored = store.write(put, source, units)
    if stored.state == "unchanged":
        return _unchanged(path, source), stored
    outcome = ImportOutcome(
        path,
        stored.state,
        articles=len(units),
        figures=sum(len(unit.figures) for unit in units),
        encoding=source.encoding,
    )
    return outcome, stored


def work_through(source: Source) -> list[Unit]:
    """The articles of a page with their figures."""
    articles = text.split_page(source.text, Path(source.path).name)
    home = figures.home_of_page(articles)
    return [
        Unit(article, title_key(article.title), tuple(figures.extract_figures(article, home)))
        for article in articles
    ]


def printable(name: str) -> str:
    """A file name that any text may hold: bytes that are no UTF-8 are shown as �."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def stamp(now: datetime) -> str:
    """A moment as ISO 8601 in UTC."""
    return now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _unchanged(path: str, source: Source) -> ImportOutcome:
    reason = "" if source.path == path else f"内容与 {source.path} 相同。"
    return ImportOutcome(path, "unchanged", reason, encoding=source.encoding)
