"""Figures corrected by hand: over what is read, through every import, until taken back."""

from decimal import Decimal
from pathlib import Path

import pytest
from archive_pages import Write

from lcreader.archive import Archive
from lcreader.errors import LCReaderError, NotFoundError
from lcreader.records import Figure, Filters, Period

TEXT = ("高新技术企业突破千家", "2025年12月9日，全市高新技术企业达到1024家，新建公园48个。")


def named(archive: Archive, text: str) -> Figure:
    found = [
        figure
        for n in archive.article_ids(Filters(kinds=()))
        for figure in archive.figures(n)
        if figure.text == text
    ]
    assert len(found) == 1
    return found[0]


@pytest.fixture
def page(archive: Archive, write: Write) -> Path:
    path = write(TEXT)
    archive.import_paths([path])
    return path


def test_every_field_can_be_corrected_and_taken_back(archive: Archive, page: Path) -> None:
    before = named(archive, "1024家")
    made = archive.correct_figure(
        before.id,
        value="1042",
        unit="户",
        indicator="科技企业",
        period=("2024", "2024"),
        place="阳谷县",
        qualifier="over",
        kind="change",
        direction="up",
        status="planned",
    )
    after = named(archive, "1024家")
    assert after.corrected
    assert (after.value, after.unit, after.indicator) == (Decimal(1042), "户", "科技企业")
    assert (after.qualifier, after.kind, after.direction) == ("over", "change", "up")
    assert after.status == "planned"
    assert (after.period, after.place, after.span) == (
        Period("2024", "2024"),
        "阳谷县",
        before.span,
    )
    assert [one.fields["value"] for one in archive.corrections(before.article_id)] == ["1042"]
    (thing,) = archive.ledger.indicators("科技企业")
    assert (thing.place, thing.unit, thing.printed) == ("阳谷县", "个", "户")
    assert (thing.kind, thing.direction, thing.status) == ("change", "up", "planned")

    archive.remove_correction(made.id)
    now = named(archive, "1024家")
    assert (now.value, now.indicator, now.corrected) == (before.value, before.indicator, False)
    archive.restore_correction(made)
    assert named(archive, "1024家").value == 1042


def test_a_level_goes_neither_up_nor_down(archive: Archive, page: Path) -> None:
    archive.correct_figure(named(archive, "1024家").id, kind="change", direction="up")
    archive.correct_figure(named(archive, "1024家").id, kind="level")
    figure = named(archive, "1024家")
    assert (figure.kind, figure.direction) == ("level", "")


def test_what_is_no_figure_goes_and_comes_back(archive: Archive, page: Path) -> None:
    figure = named(archive, "48个")
    made = archive.correct_figure(figure.id, no_figure=True)
    assert [f.text for f in archive.figures(figure.article_id)] == ["1024家"]
    archive.remove_correction(made.id)
    assert [f.text for f in archive.figures(figure.article_id)] == ["1024家", "48个"]


def test_a_second_correction_adds_to_the_first(archive: Archive, page: Path) -> None:
    archive.correct_figure(named(archive, "1024家").id, value=1042)
    archive.correct_figure(named(archive, "1024家").id, place="阳谷县")
    figure = named(archive, "1024家")
    assert (figure.value, figure.place) == (Decimal(1042), "阳谷县")
    assert len(archive.corrections()) == 1


def test_a_correction_survives_a_new_import(archive: Archive, page: Path, write: Write) -> None:
    archive.correct_figure(named(archive, "1024家").id, value=1042)
    write((TEXT[0], "新加的一段开头，说的是别的事情。\n\n" + TEXT[1]))
    archive.import_paths([page])
    assert named(archive, "1024家").value == 1042
    archive.reread()
    assert named(archive, "1024家").value == 1042


def test_another_number_in_its_place_is_not_corrected(
    archive: Archive, page: Path, write: Write
) -> None:
    archive.correct_figure(named(archive, "1024家").id, value=1042)
    write((TEXT[0], TEXT[1].replace("1024", "1100")))
    archive.import_paths([page])
    assert named(archive, "1100家").value == 1100
    write(TEXT)
    archive.import_paths([page])
    assert named(archive, "1024家").value == 1042


def test_what_cannot_be_corrected_is_told(archive: Archive, page: Path) -> None:
    figure = named(archive, "1024家")
    with pytest.raises(NotFoundError):
        archive.correct_figure(9999, value=1)
    with pytest.raises(NotFoundError):
        archive.remove_correction(9999)
    for wrong in (
        {"kind": "大小"},
        {"direction": "left"},
        {"value": "很多"},
        {"value": "NaN"},
        {"colour": "red"},
        {},
    ):
        with pytest.raises(LCReaderError):
            archive.correct_figure(figure.id, **wrong)
    assert named(archive, "1024家") == figure
