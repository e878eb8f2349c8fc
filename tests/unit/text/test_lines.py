"""What a line is, how columns are measured, whether lines go on."""

import pytest

from lcreader.text import joins
from lcreader.text.lines import ends_sentence, read_lines
from lcreader.text.wraps import wrap_widths


def test_blank_lines_and_rules_are_gaps() -> None:
    lines = read_lines("\n\n一\n\n　\n二\n----\n三\n#\n四")
    assert [(x.bare, x.number, x.gap) for x in lines] == [
        ("一", 3, 0),
        ("二", 6, 2),
        ("三", 8, 2),
        ("四", 10, 2),
    ]


def test_a_line_knows_its_place_marks_and_width() -> None:
    source = "　　## 标题 A1  \n"
    (line,) = read_lines(source)
    assert (line.level, source[line.start : line.end], line.width) == (2, "标题 A1", 7)
    assert line.indented
    assert source[line.stop] == "\n"


@pytest.mark.parametrize(
    ("raw", "bare"),
    [
        ("**粗** 体", "粗 体"),
        ("PM<sub>2.5</sub>下降", "PM2.5下降"),
        ("山 东 省 院 士 工 作 站", "山东省院士工作站"),
        ("农机销售热 春耕备耕忙", "农机销售热 春耕备耕忙"),
        ("- 一项", "一项"),
        ("> 引文", "引文"),
        ("#7机组", "#7机组"),
    ],
)
def test_bare_text(raw: str, bare: str) -> None:
    assert read_lines(raw)[0].bare == bare


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("服务全省。", True),
        ("太方便了!”", True),
        ("（全文完。）", True),
        ("“上大压小”", False),
        ("方式推荐:", False),
        ("增长2.5", False),
        ("It rains.", True),
        ("共 12.", False),
        ("**重点突破。**", True),
    ],
)
def test_ends_of_sentences(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


def column(width: int, rows: int = 6) -> str:
    return "\n".join("市" * width for _ in range(rows)) + "止。"


def test_each_column_has_its_width() -> None:
    page = f"{column(17)}\n\n{column(33)}\n\n短。\n"
    widths = wrap_widths(read_lines(page))
    assert set(widths[:6]) == {34}
    assert set(widths[6:12]) == {66}


def test_paragraphs_on_one_line_have_no_width() -> None:
    page = "一段话。\n\n另一段比较长的话，说了很多。\n\n标题\n\n又一段。\n"
    assert set(wrap_widths(read_lines(page))) == {0}


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        ("高唐装备制造3个国家级产", "业集群以及一批省级集群，", True),
        ("在平撤县设", "区，新设高铁新区", True),
        ("起到了作用。“十", "四五”以来，", True),
        ("串起", "“交通强国 聊城样板”的关键一环，", True),
        ("惠及全体人", "“我们深知，任重道远，必须久久为功。”他说。", False),
        ("他说，", "“我们深知，任重道远。”", True),
        ("市民可通过以下方式推荐:", "登录网站。", False),
        ("上传发送即", "2、关注公众号。", False),
        ("已经完成。", "下一步，", False),
    ],
)
def test_sentences_that_a_gap_cuts(before: str, after: str, goes_on: bool) -> None:
    first, second = read_lines(f"{before}\n\n{after}")
    assert joins.goes_on(first, second) is goes_on


def test_a_last_printed_line_that_breaks_off_early_ends_its_paragraph() -> None:
    assert joins.is_done("统筹城乡内外兼修 持续优化城市格局 发展和对外开放 格局")
    assert not joins.is_done("统筹城乡内外兼修 持续优化城市格局 发展和对外开放的 新空间和新格局")
    assert not joins.is_done("没有空格的一行")
