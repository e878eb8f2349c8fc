"""What holds for every page: nothing is lost, nothing is moved, every character leads back."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lcreader.records import Article, Span
from lcreader.text import sentences, split_page
from lcreader.text.lines import read_lines

SENTENCES = (
    "全市新增高新技术企业651家，增长9.4%。",
    "2月17日，记者从市统计局获悉，2024 年全市粮食总产达到116.3亿斤。",
    "“投资聊城”品牌影响力逐步提升，",
    "道路PM<sub>10</sub>浓度下降**30%**。",
    "他说：“太好了！”",
    '实施"强 中心区"战略,高标准建设。',
    "The city opened a new library on Monday.",
    "𠮷县、茌平区、东阿县共3个县（市、区）",
)
OWN_LINES = (
    "农机销售热 春耕备耕忙",
    "——2025年全市重点工作深入解读之七",
    "山 东 省 院 士 工 作 站 揭 牌 暨",
    "## 全周期协同管理，项目建设提速提效",
    "### 产业结构优化",
    "记者手记",
    "■ 本报记者 王培源",
    "陶春燕 聊城报道",
    "白国威",
    "聊城风光 摄影:司徒平",
    "扫码关注聊城日报 微信公众号",
    "■本版编辑:李璇 ■组版:李璇",
    "2025年12月10日 星期三",
    "一、指导思想",
    "1、手机下载登录",
    "- 一项",
    "----",
    "#",
    ">",
    "**",
    "<b></b>",
    "\u200b",
    "- ",
    "**" * 130 + "完。",
    "　",
    "”",
    "。",
)
OPENERS = (
    "本报讯（记者 张洁） ",
    " 本报讯（记者 任焕珍 通讯员 王新）",
    "新华社北京12月10日电 ",
    "　　",
    "",
)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(OPENERS)) + "".join(
        draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
    )
    width = draw(st.sampled_from([0, 0, 12, 17, 33]))
    if not width:
        return text
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


@st.composite
def pages(draw: st.DrawFn) -> str:
    parts = draw(
        st.lists(
            st.one_of(paragraphs(), st.sampled_from(OWN_LINES), st.text(max_size=12)), max_size=14
        )
    )
    page = "".join(part + "\n" * draw(st.integers(1, 4)) for part in parts)
    return page.replace("\r", "\n")


def kept(article: Article) -> set[int]:
    """The characters of the reading text that stand in the source."""
    return {
        place
        for piece in article.text_map.segments
        for place in range(piece.reading, piece.reading + piece.length)
    }


def check_map(source: str, article: Article) -> None:
    end = last = -1
    for piece in article.text_map.segments:
        stop = piece.reading + piece.length
        assert piece.length > 0
        assert piece.reading > end
        assert piece.source > last
        assert article.text[piece.reading : stop] == source[piece.source :][: piece.length]
        end, last = stop - 1, piece.source + piece.length - 1
    put_in = set(range(len(article.text))) - kept(article)
    assert {article.text[place] for place in put_in} <= {" ", "\n"}


def check_paragraphs(article: Article) -> None:
    pieces = [p.span.of(article.text) for p in article.paragraphs]
    assert "\n".join(pieces) == article.text
    assert all("\n" not in piece and piece == piece.strip() for piece in pieces)


def check_lines(source: str, articles: list[Article]) -> None:
    content = {line.number for line in read_lines(source)}
    dealt = [
        number
        for article in articles
        for first, last in article.source_lines
        for number in range(first, last + 1)
        if number in content
    ]
    assert sorted(dealt) == sorted(content)


@settings(max_examples=250, deadline=None)
@given(pages())
def test_every_line_is_in_one_unit_and_every_character_leads_back(page: str) -> None:
    articles = split_page(page)
    check_lines(page, articles)
    for article in articles:
        check_map(page, article)
        check_paragraphs(article)
        assert article.text


@settings(max_examples=150, deadline=None)
@given(pages(), st.data())
def test_any_span_goes_to_the_source_and_comes_back(page: str, data: st.DataObject) -> None:
    for article in split_page(page):
        places = sorted(kept(article))
        if not places:
            continue
        start, last = sorted(data.draw(st.tuples(*[st.sampled_from(places)] * 2)))
        span = Span(start, last + 1)
        assert article.text_map.to_reading(article.text_map.to_source(span)) == span


@settings(max_examples=100, deadline=None)
@given(pages())
def test_sentences_cover_the_text(page: str) -> None:
    for article in split_page(page):
        spans = sentences(article.text, article.paragraphs)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        said = "".join(span.of(article.text) for span in spans)
        assert "".join(said.split()) == "".join(article.text.split())
        assert all("\n" not in span.of(article.text) for span in spans)


def test_the_founding_pages_hold_it_too(seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        page = path.read_text(encoding="utf-8")
        articles = split_page(page, path.name)
        check_lines(page, articles)
        for article in articles:
            check_map(page, article)
            check_paragraphs(article)
