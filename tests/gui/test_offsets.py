"""Code points and Qt's positions, with characters beyond the basic plane."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from lcreader.gui.offsets import Offsets
from lcreader.records import Span

CHARACTERS = st.sampled_from("𠮷县增长5%\n🀄é\u0301，“a")
TEXTS = st.text(CHARACTERS, max_size=60)


@given(TEXTS)
def test_every_offset_goes_there_and_back(text: str) -> None:
    places = Offsets(text)
    for offset in range(len(text) + 1):
        assert places.to_text(places.to_qt(offset)) == offset
    assert places.qt_length == places.to_qt(len(text))


@given(TEXTS, st.data())
def test_a_document_finds_the_same_words_under_a_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    document = QTextDocument()
    document.setPlainText(text)
    from_qt = document.toRawText().encode("utf-16-le", "surrogatepass")
    first, last = Offsets(text).span_to_qt(Span(start, end))
    words = from_qt[2 * first : 2 * last].decode("utf-16-le", "surrogatepass")
    assert words.replace("\u2029", "\n") == text[start:end]


@given(TEXTS, st.data())
def test_a_cut_pair_is_taken_whole(text: str, data: st.DataObject) -> None:
    places = Offsets(text)
    start = data.draw(st.integers(0, places.qt_length))
    end = data.draw(st.integers(start, places.qt_length))
    span = places.span_to_text(start, end)
    first, last = places.span_to_qt(span)
    assert first <= start and end <= last
    assert start - first <= 1 and last - end <= 1


def test_the_name_of_a_county() -> None:
    places = Offsets("𠮷县增长5%")
    assert places.qt_length == 7
    assert places.span_to_qt(Span(4, 6)) == (5, 7)
    assert places.to_text(1) == 0
