"""The form of citations is chosen in the menu and kept; figures are searched from the box."""

from pytestqt.qtbot import QtBot

from lcreader.archive import Archive, query_for
from lcreader.gui.dialogs.query_help import QueryHelp
from lcreader.gui.window import Window
from lcreader.records import Filters
from lcreader.settings import Settings


def test_the_form_is_chosen_in_the_menu(window: Window, settings: Settings) -> None:
    told: list[str] = []
    window.choices.told.connect(told.append)
    assert window.deeds["citation_2025"].isChecked()
    window.deeds["citation_2015"].trigger()
    assert settings.get("citation_style") == "2015"
    assert not window.deeds["citation_2025"].isChecked()
    window.deeds["citation_2025"].trigger()
    assert settings.get("citation_style") == "2025"
    assert told == []


def test_the_examples_of_the_help_are_understood(qtbot: QtBot, archive: Archive) -> None:
    popup = QueryHelp()
    qtbot.addWidget(popup)
    examples = [button.text() for button in popup.examples]
    assert any(example.startswith("值:") for example in examples)
    assert all(archive.search(example).remarks == () for example in examples)


def test_a_figure_is_found_elsewhere_by_its_query(archive: Archive) -> None:
    ids = archive.article_ids(Filters(kinds=()))
    figure = next(f for i in ids for f in archive.figures(i) if f.text == "918家")
    hits = archive.search(query_for(figure), filters=Filters(kinds=())).hits
    assert figure.article_id in {hit.article_id for hit in hits}
