"""Checks an archive against itself, repairs what can be repaired, and says so in sentences."""

import hashlib
from pathlib import Path

from lcreader.archive.files import Originals
from lcreader.archive.indexing import Indexing
from lcreader.errors import ArchiveError
from lcreader.store import Store, integrity, sources
from lcreader.watch import Watch

ALL_WELL = "一切正常：数据库、索引和原件互相一致。"


def examine(store: Store, indexing: Indexing, originals: Originals, watch: Watch) -> list[str]:
    """Go through the store, the originals and the index.

    Raises:
        Cancelled: when the watch was stopped.
    """
    watch.report(0, 3, "数据库")
    told = _store(store)
    watch.report(1, 3, "原件")
    told += _originals(store, originals)
    watch.report(2, 3, "索引")
    told += _index(indexing, watch)
    watch.report(3, 3)
    return told or [ALL_WELL]


def _store(store: Store) -> list[str]:
    told = [f"数据库有损坏，请从备份恢复：{fault}" for fault in store.read(integrity.faults)]
    if told or not store.read(integrity.dangling):
        return told  # in a damaged file nothing shall be written
    mended = store.write(integrity.mend)
    told = [f"数据库里有 {mended} 行指向不存在的内容，已修正。"] if mended else []
    left = store.read(integrity.dangling)
    return [*told, f"数据库里有 {left} 行指向不存在的内容，无法修正。"] if left else told


def _originals(store: Store, originals: Originals) -> list[str]:
    told = []
    for _, path, sha256 in store.read(sources.hashes):
        if originals.bytes_of(sha256) is None:
            told.append(_replace_original(originals, Path(path), sha256))
    leftovers = originals.leftovers()
    for leftover in leftovers:
        leftover.unlink(missing_ok=True)
    if leftovers:
        told.append(f"清除了 {len(leftovers)} 个未写完的临时文件。")
    return told


def _replace_original(originals: Originals, path: Path, sha256: str) -> str:
    """Take the bytes once more from where they came, if they are the same still."""
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != sha256:
        return f"原件缺失或已损坏，导入时的文件也找不到了（文章不受影响）：{path}"
    (originals.folder / sha256).unlink(missing_ok=True)
    try:
        originals.keep(sha256, data)
    except ArchiveError as error:
        return error.message
    return f"重新保存了缺失的原件：{path}"


def _index(indexing: Indexing, watch: Watch) -> list[str]:
    sound = indexing.sound()
    off = indexing.check()
    before = indexing.waiting()
    left = indexing.catch_up(Watch(lambda done, total, what: watch.report(2, 3, "索引")))
    told = [] if sound else ["索引文件已损坏，重新建立。"]
    if off:
        told.append(f"索引与数据库有 {off} 篇不一致。")
    if before > left:
        told.append(f"补好了 {before - left} 篇文章的索引。")
    if left:
        told.append(f"索引正被另一个程序使用，还有 {left} 篇文章等待索引。")
    return told
