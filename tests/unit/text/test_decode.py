"""Bytes to text: every encoding that newspapers come in, and what is no text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcreader.errors import UnreadableFileError
from lcreader.text import decode

SIMPLIFIED = (
    "全市新增高新技术企业651家，增长9.4%。",
    "记者从市统计局获悉，",
    "粮食生产实现“二十二连丰”；",
    "聊城机场获批准立项。",
    "2025年12月10日上午，",
    "《大健康产业发展规划（2024—2028年）》",
    "茌平区、莘县、冠县",
    "本报讯（记者 林金彦）",
)
TRADITIONAL = (
    "全市經濟增長百分之五，",
    "記者從市政府獲悉：",
    "「高鐵時代」已經到來。",
    "本報訊（記者 陳大文）",
    "學校、醫院與圖書館陸續開放；",
)


def texts(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Realistic text: sentences and line breaks put together."""
    return st.lists(st.sampled_from([*pieces, "\n", "5"]), min_size=1, max_size=12).map(
        lambda parts: "".join(parts) + pieces[0]
    )


@settings(max_examples=120, deadline=None)
@given(
    texts(SIMPLIFIED),
    st.sampled_from(
        ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "utf-32"]
    ),
)
def test_simplified_text_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@settings(max_examples=80, deadline=None)
@given(
    texts(TRADITIONAL),
    st.sampled_from(["utf-8", "utf-16-le", "gb18030", "big5", "cp950", "big5hkscs"]),
)
def test_traditional_text_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding", "recorded"),
    [
        ("你好世界", "gbk", "gb18030"),
        ("联通", "gb2312", "gb18030"),
        ("一", "gbk", "gb18030"),
        ("中文", "gbk", "gb18030"),
        ("中華民國", "big5", "big5"),
        ("新聞報導", "big5", "big5"),
        ("中文", "utf-16-le", "utf-16-le"),
        ("工作报告", "utf-16-be", "utf-16-be"),
        ("plain words", "ascii", "utf-8"),
        ("Hello world", "utf-16-le", "utf-16-le"),
        ("Le café est fermé à Noël.", "utf-8", "utf-8"),
        ("𠮷县增长5%，䶮", "gb18030", "gb18030"),
        ("“十四五”期间", "utf-8-sig", "utf-8"),
    ],
)
def test_short_texts_are_told_apart(text: str, encoding: str, recorded: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.forced) == (text, recorded, False)


def test_line_ends_become_newlines() -> None:
    assert decode("一行\r\n两行\r三行\n".encode()).text == "一行\n两行\n三行\n"


def test_a_last_control_z_of_old_files_is_no_reason_to_refuse() -> None:
    assert decode("你好，世界。\x1a".encode("gbk")).encoding == "gb18030"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空的"),
        (b" \n\t\r\n", "空白"),
        (b"\xef\xbb\xbf", "空白"),
        ("　　\n".encode(), "空白"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"PK\x03\x04....", "ZIP"),
        (b"abc\0def", "NUL"),
        (bytes(range(256)) * 4, "NUL"),
        (b"\xff\xfe\x00", "标记"),
        ("今天天气很好。".encode() * 9 + b"\xff" + "完".encode(), "第 190 个字节"),
        ("Привет, мир".encode("cp1251"), "看不出"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        decode(data)


def test_the_user_may_choose_the_encoding() -> None:
    data = "你好".encode("gbk")
    assert decode(data, "GB2312").encoding == "gb18030"
    assert decode(data, "big5").text != "你好"
    assert decode(data, "gbk").forced


@pytest.mark.parametrize(
    ("encoding", "reason"),
    [("utf-8", "第 1 个字节"), ("klingon", "不认识"), ("hex", "不是文字编码")],
)
def test_a_choice_that_cannot_be_is_told(encoding: str, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        decode("你好".encode("gbk"), encoding)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_become_a_text_or_a_clear_error(data: bytes) -> None:
    try:
        decoded = decode(data)
    except UnreadableFileError as error:
        assert error.message.endswith("。")
    else:
        assert decoded.text.strip()
        assert "\0" not in decoded.text
        assert "\r" not in decoded.text
