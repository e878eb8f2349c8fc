"""Takes files and folders into an archive: found, read, cut, worked through, stored.

Each file is one transaction; whatever happens to one, the others are taken in.
"""

import contextlib
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from lcreader import readers
from lcreader.archive.crew import Crew, PageError, Result, hands_for, sizes_of
from lcreader.archive.files import Originals
from lcreader.archive.indexing import Indexing
from lcreader.archive.pages import Stored, Unit, content, known, put
from lcreader.archive.pinyin import title_key
from lcreader.errors import ArchiveError, Cancelled, UnreadableFileError
from lcreader.figures.worker import PageWork, read_page
from lcreader.records import Change, ImportOutcome, Source
from lcreader.store import Store, sources
from lcreader.watch import Watch

T = TypeVar("T")
B = TypeVar("B")

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

        def finish(begun: Begun) -> Stored:
            outcome, stored = end_file(self._store, self._originals, begun, watch)
            outcomes.append(outcome)
            return stored

        with self._at_work, contextlib.suppress(Cancelled):
            found = candidates(paths)
            names = [candidate.path.name for candidate in found]
            with Crew(hands_for(sizes_of(c.path for c in found if not c.refusal))) as crew:
                begun = _begun(
                    found,
                    lambda candidate: begin_file(
                        self._store, candidate, encoding, self._now(), crew
                    ),
                    crew,
                )
                self._each(begun, names, finish, watch)
            self._indexing.catch_up(watch)
        return outcomes

    def reread(self, watch: Watch) -> int:
        """Work through every page once more; tell how many became other."""
        changed = 0

        def begin(source_id: int) -> tuple[Source, Result] | None:
            source = self._store.read(sources.get, source_id)
            if source is None:
                return None
            return source, crew.begin(source.text, Path(source.path).name)

        def finish(begun: tuple[Source, Result] | None) -> Stored:
            nonlocal changed
            if begun is None:
                return Stored("unchanged")
            source, result = begun
            before = self._store.read(content, source.id)
            stored = self._store.write(put, source, units_of(result(watch)), True)
            changed += before != self._store.read(content, source.id)
            return stored

        with self._at_work:
            pages = self._store.read(sources.hashes)
            names = [Path(path).name for _, path, _ in pages]
            originals = (self._originals.folder / sha256 for _, _, sha256 in pages)
            with Crew(hands_for(sizes_of(originals))) as crew:
                begun = _begun([source_id for source_id, _, _ in pages], begin, crew)
                self._each(begun, names, finish, watch)
            self._indexing.catch_up(watch)
        return changed

    def _each(
        self, begun: Iterable[B], names: Sequence[str], finish: Callable[[B], Stored], watch: Watch
    ) -> None:
        """Finish one after the other; what was stored is made searchable now and then."""
        fresh: list[int] = []
        things = iter(begun)
        try:
            for done, name in enumerate(names):
                watch.report(done, len(names), name)
                stored = finish(next(things))
                fresh += stored.article_ids
                if stored.bookmark_ids:
                    self._tell(Change("bookmarks", stored.bookmark_ids))
                if len(fresh) >= _EVERY:
                    self._make_searchable(fresh)
            watch.report(len(names), len(names))
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


def _begun(things: Iterable[T], begin: Callable[[T], B], crew: Crew) -> Iterator[B]:
    """What was begun, in order; the crew has its hands full before the first is taken."""
    waiting: deque[B] = deque()
    for thing in things:
        waiting.append(begin(thing))
        while waiting and not crew.has_room(len(waiting)):
            yield waiting.popleft()
    yield from waiting


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


@dataclass(frozen=True, slots=True)
class Begun:
    """A file whose page is being worked through, or what became of it already."""

    path: str
    outcome: ImportOutcome | None = None
    source: Source | None = None
    data: bytes = b""
    result: Result | None = None


def begin_file(
    store: Store, candidate: Candidate, encoding: str | None, now: datetime, crew: Crew
) -> Begun:
    """Read a file and begin to work through it, unless it is refused or known."""
    path = printable(str(candidate.path))
    if candidate.refusal:
        return Begun(path, _refused(path, candidate.refusal))
    try:
        source, data = readers.read(candidate.path, encoding)
        source = replace(source, path=path, imported_at=stamp(now))
        same = store.read(known, source.sha256, encoding)
        if same is not None:
            return Begun(path, _unchanged(path, same))
        result = crew.begin(source.text, Path(path).name)
        return Begun(path, source=source, data=data, result=result)
    except Exception as error:
        return Begun(path, _failed(path, error))


def end_file(
    store: Store, originals: Originals, begun: Begun, watch: Watch
) -> tuple[ImportOutcome, Stored]:
    """Store what was made of a file and tell what became of it.

    Raises:
        ArchiveError: when the archive itself cannot be written.
        Cancelled: when the watch was stopped before the page was worked through.
    """
    path, source = begun.path, begun.source
    if begun.outcome is not None:
        return begun.outcome, Stored("unchanged")
    assert source is not None
    assert begun.result is not None
    try:
        units = units_of(begun.result(watch))
    except Cancelled:
        raise
    except Exception as error:
        return _failed(path, error), Stored("unchanged")
    originals.keep(source.sha256, begun.data)
    stored = store.write(put, source, units)
    if stored.state == "unchanged":
        forced = source.encoding if source.encoding_forced else None
        return _unchanged(path, store.read(known, source.sha256, forced) or source), stored
    outcome = ImportOutcome(
        path,
        stored.state,
        articles=len(units),
        figures=sum(len(unit.figures) for unit in units),
        encoding=source.encoding,
    )
    return outcome, stored


def _failed(path: str, error: Exception) -> ImportOutcome:
    """A file that cannot be taken in; what the archive cannot do is raised."""
    if isinstance(error, UnreadableFileError):
        return _refused(path, error.message)
    if isinstance(error, OSError):
        return _refused(path, f"无法读取文件（{error.strerror or error}）。")
    if isinstance(error, ArchiveError):
        raise error
    # A bug of ours must not keep a thousand other files out.
    _log.error("cannot work through %s", path, exc_info=error)
    what = error if isinstance(error, PageError) else repr(error)
    return _refused(path, f"处理这个文件时程序出错（{what}）。")


def _refused(path: str, reason: str) -> ImportOutcome:
    return ImportOutcome(path, "refused", reason)


def work_through(source: Source) -> list[Unit]:
    """The articles of a page with their figures."""
    return units_of(read_page(source.text, Path(source.path).name))


def units_of(work: PageWork) -> list[Unit]:
    """The articles of a page with their figures, as they are stored."""
    return [Unit(article, title_key(article.title), figures) for article, figures in work]


def printable(name: str) -> str:
    """A file name that any text may hold: bytes that are no UTF-8 are shown as �."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def stamp(now: datetime) -> str:
    """A moment as ISO 8601 in UTC."""
    return now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _unchanged(path: str, source: Source) -> ImportOutcome:
    reason = "" if source.path == path else f"内容与 {source.path} 相同。"
    return ImportOutcome(path, "unchanged", reason, encoding=source.encoding)
