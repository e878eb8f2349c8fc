"""A fresh store, and records to put into it."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from lcreader.records import Article, Figure, Paragraph, Period, Segment, Source, Span, TextMap
from lcreader.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store in a file of its own."""
    with Store.open(tmp_path / "archive.sqlite3") as opened:
        yield opened


@pytest.fixture
def source() -> Source:
    """A page."""
    return Source(
        "/报纸/一版.txt", "ab" * 32, "text/plain", "utf-8", False, "标题\n正文", "2026-01-01"
    )


@pytest.fixture
def article() -> Article:
    """An article with something in every field."""
    return Article(
        kind="article",
        title="“一版”要闻",
        text="全市粮食总产量增长5.20%。\n小标题",
        subtitle="——副题",
        bylines=("张三", "李四"),
        newspaper="聊城日报",
        page="1",
        date="2025-12",
        published="2025-12-10",
        paragraphs=(Paragraph(Span(0, 14)), Paragraph(Span(15, 18), "subhead")),
        text_map=TextMap((Segment(0, 5, 10), Segment(10, 20, 8))),
        source_lines=((1, 3), (7, 7)),
        source_name="一版.txt",
    )


@pytest.fixture
def figure() -> Figure:
    """A figure with something in every field."""
    return Figure(
        span=Span(9, 14),
        text="5.20%",
        value=Decimal("5.20"),
        value_max=Decimal("12345678901234567890.000000000000000001"),
        unit="%",
        qualifier="over",
        kind="growth",
        direction="up",
        status="planned",
        indicator="粮食总产量",
        indicator_span=Span(2, 7),
        period=Period("2025-01", "2025-11"),
        period_found="stated",
        base_period=Period("2024", "2024"),
        place="聊城市",
        sentence=Span(0, 14),
        rules=("scan.percent", "qualify.up"),
    )
