"""Words: complete in both languages, up to date with the code, never more than they should say."""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QLabel

from lcreader import paths
from lcreader.archive import Archive
from lcreader.errors import UnreadableFileError
from lcreader.gui import i18n
from lcreader.gui.window import Window
from lcreader.gui.wording import KINDS, error_text, kind_name

FOLDER = paths.resources() / "i18n"
CODE = Path(i18n.__file__).parent

Message = tuple[str, str, bool]


def messages(path: Path) -> Iterator[tuple[Message, ElementTree.Element]]:
    """(context, source, counted) and the element of each message of a .ts file."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            counted = message.get("numerus") == "yes"
            yield (name, message.findtext("source") or "", counted), message


@pytest.fixture(scope="module")
def in_code(tmp_path_factory: pytest.TempPathFactory) -> set[Message]:
    """What the code says, as Qt's own tool finds it."""
    target = tmp_path_factory.mktemp("ts") / "code.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    sources = [str(path) for path in sorted(CODE.rglob("*.py"))]
    subprocess.run(
        [str(tool), "-locations", "none", *sources, "-ts", str(target)],
        check=True,
        capture_output=True,
    )
    return {message for message, _ in messages(target)}


def test_chinese_has_all_that_the_code_says_and_no_more(in_code: set[Message]) -> None:
    assert {message for message, _ in messages(FOLDER / "lcreader_zh_CN.ts")} == in_code


def test_english_has_all_that_is_counted_and_no_more(in_code: set[Message]) -> None:
    counted = {message for message in in_code if message[2]}
    assert {message for message, _ in messages(FOLDER / "lcreader_en.ts")} == counted


@pytest.mark.parametrize("name", ["lcreader_zh_CN", "lcreader_en"])
def test_nothing_is_unfinished(name: str) -> None:
    for (_, source, counted), message in messages(FOLDER / f"{name}.ts"):
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, source
        forms = [form.text for form in translation.iter("numerusform")]
        texts = forms if counted else [translation.text]
        assert texts, source
        assert all(texts), source


def test_gaps_are_the_same_in_both_languages() -> None:
    for (context, source, _), message in messages(FOLDER / "lcreader_zh_CN.ts"):
        if context == "Wording" and "{detail}" in source:
            continue  # an error brings its own Chinese sentence along
        text = "".join(message.find("translation").itertext())  # type: ignore[union-attr]
        for gap in ("%n", "{"):
            assert source.count(gap) == text.count(gap), source


@pytest.mark.parametrize("name", ["lcreader_zh_CN", "lcreader_en"])
def test_what_is_shipped_says_what_is_written(qapp: QApplication, name: str) -> None:
    shipped = QTranslator()
    assert shipped.load(name, str(FOLDER))
    for (context, source, counted), message in messages(FOLDER / f"{name}.ts"):
        translation = message.find("translation")
        assert translation is not None
        texts = [form.text for form in translation.iter("numerusform")] or [translation.text]
        said = shipped.translate(context, source, "", 1 if counted else -1)
        assert said == texts[0], source


@pytest.mark.parametrize(
    ("wish", "system", "spoken"),
    [
        ("", "zh_CN", "zh"),
        ("", "zh_TW", "zh"),
        ("", "de_DE", "en"),
        ("", "C", "en"),
        ("en", "zh_CN", "en"),
        ("zh", "de_DE", "zh"),
        ("nonsense", "zh_CN", "zh"),
    ],
)
def test_the_language_is_the_wished_or_the_systems(wish: str, system: str, spoken: str) -> None:
    assert i18n.choose(wish, QLocale(system)) == spoken


def test_a_chinese_window_speaks_chinese(
    chinese: None, make_window: Callable[[Archive], Window], archive: Archive
) -> None:
    window = make_window(archive)
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles[:3] == ["文件(&F)", "编辑(&E)", "查看(&V)"]
    assert "篇" in window.counts.text()
    assert "篇" in window.desk.search.counted()
    english = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.text().isascii() and any(c.isalpha() for c in label.text())
    ]
    assert english == []
    assert [kind_name(kind) for kind in KINDS][2] == "图片说明"
    assert error_text(UnreadableFileError("文件是空的：a.txt", "a.txt")) == "文件是空的：a.txt"


def test_english_counts_as_english_does(
    english: None, make_window: Callable[[Archive], Window], archive: Archive
) -> None:
    window = make_window(archive)
    assert "articles" in window.counts.text()
    assert "(s)" not in window.counts.text() + window.desk.search.counted()
