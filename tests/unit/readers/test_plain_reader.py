"""Files on disk: read, or refused with a sentence that names them."""

import hashlib
from pathlib import Path

import pytest

from lcreader import readers
from lcreader.errors import UnreadableFileError


def test_a_file_becomes_a_source_and_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "版面.txt"
    data = "一行\r\n两行".encode("gbk")
    path.write_bytes(data)
    source, kept = readers.read(path)
    assert kept == data
    assert (source.text, source.encoding, source.encoding_forced) == (
        "一行\n两行",
        "gb18030",
        False,
    )
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.path, source.media_type) == (str(path), "text/plain")


def test_markdown_has_its_media_type(tmp_path: Path) -> None:
    path = tmp_path / "page.MD"
    path.write_text("# 标题\n\n正文。\n", encoding="utf-8")
    assert readers.read(path)[0].media_type == "text/markdown"


def test_the_encoding_may_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("新聞".encode("big5"))
    source, _ = readers.read(path, "big5")
    assert (source.text, source.encoding_forced) == ("新聞", True)


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "空的"), (b"%PDF-1.7", "PDF"), (b"a\0b", "NUL"), (b"\n\n", "空白")]
)
def test_refusals_name_the_file(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "坏文件.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match=reason) as caught:
        readers.read(path)
    assert "坏文件.txt" in caught.value.message
    assert caught.value.detail == str(path)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="没有这个文件"):
        readers.read(tmp_path / "nowhere.txt")
    with pytest.raises(UnreadableFileError, match="文件夹"):
        readers.read(tmp_path)


@pytest.mark.parametrize(
    ("name", "known"),
    [("a.txt", True), ("a.TEXT", True), ("a.md", True), ("a.pdf", False), ("a", False)],
)
def test_supported_names(name: str, known: bool) -> None:
    assert readers.supported(Path(name)) is known
