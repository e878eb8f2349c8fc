"""Takes files and folders into an archive: found, read, cut, worked through, stored.

Each file is one transaction; whatever happens to one, the others are taken in.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from lcreader import figures, readers, text
from lcreader.archive.files import Originals
from lcreader.archive.pages import Stored, Unit, known, put
from lcreader.archive.pinyin import title_key
from lcreader.errors import ArchiveError, UnreadableFileError
from lcreader.records import ImportOutcome, Source
from lcreader.store import Store

_log = logging.getLogger(__name__)


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
    path = str(candidate.path)
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


def stamp(now: datetime) -> str:
    """A moment as ISO 8601 in UTC."""
    return now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _unchanged(path: str, source: Source) -> ImportOutcome:
    reason = "" if source.path == path else f"内容与 {source.path} 相同。"
    return ImportOutcome(path, "unchanged", reason, encoding=source.encoding)
