"""Numbers: every notation gives back the number that was written in it."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcreader.figures import find_quantities, parse_number

PLAIN, FORMAL = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
GROUPS = ["", "万", "亿", "万亿", "亿亿"]


def group(number: int, digits: str, units: str, whole: bool) -> str:
    """Four digits in Chinese; `whole` leaves out leading zeros."""
    written, gap = "", False
    for place, figure in enumerate(f"{number:04d}"):
        if figure == "0":
            gap = gap or bool(written) or not whole
            continue
        written += (digits[0] if gap else "") + digits[int(figure)]
        written += units[2 - place] if place < 3 else ""
        gap = False
    return written


def chinese(number: int, digits: str = PLAIN, units: str = "十百千") -> str:
    """`number` below 10^12 in Chinese numerals."""
    if number == 0:
        return digits[0]
    upper, rest = divmod(number, 10**8)
    middle, lower = divmod(rest, 10**4)
    written = ""
    for part, sign in ((upper, "亿"), (middle, "万"), (lower, "")):
        if part:
            written += group(part, digits, units, not written) + sign
        elif written and not written.endswith(digits[0]) and (lower or middle) and sign == "万":
            written += digits[0]
    return written.replace(digits[0] * 2, digits[0])


def mixed(number: int) -> str:
    """12亿3456万7890; a lone 5 after 3万 would be 5千, so that zeros are written."""
    upper, rest = divmod(number, 10**8)
    middle, lower = divmod(rest, 10**4)
    parts = ((upper, "亿"), (middle, "万"), (lower, ""))
    written = "".join(f"{part:04d}{sign}" for part, sign in parts if part)
    return written.lstrip("0") or "0"


decimals = st.decimals(
    allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15
)
wholes = st.integers(0, 10**12 - 1)


@given(decimals)
def test_arabic(number: Decimal) -> None:
    assert parse_number(format(number, "f")) == number
    assert parse_number(f"{number:,}") == number
    wide = format(number, "f").translate(str.maketrans("0123456789.-", "０１２３４５６７８９．－"))
    assert parse_number(wide) == number


@given(st.decimals(allow_nan=False, allow_infinity=False), st.integers(-30, 30))
def test_scientific(number: Decimal, power: int) -> None:
    short = number.quantize(Decimal("0.01")) if abs(number) < 10**9 else Decimal("1.25")
    assert parse_number(f"{short:f}e{power}") == short.scaleb(power)


@given(wholes)
def test_chinese(number: int) -> None:
    assert parse_number(chinese(number)) == number
    assert parse_number(chinese(number, FORMAL, "拾佰仟")) == number
    assert parse_number(chinese(number).replace("万", "萬").replace("亿", "億")) == number
    assert parse_number(mixed(number)) == number
    assert parse_number("负" + chinese(number)) == -number


@given(st.integers(1, 9999), st.integers(0, 999), st.sampled_from(["万", "亿", "万亿"]))
def test_magnitudes(whole: int, part: int, sign: str) -> None:
    power = {"万": 4, "亿": 8, "万亿": 12}[sign]
    number = Decimal(f"{whole}.{part:03d}")
    assert parse_number(f"{number}{sign}") == number.scaleb(power)
    spoken = chinese(whole) + "点" + "".join(PLAIN[int(d)] for d in f"{part:03d}") + sign
    assert parse_number(spoken) == number.scaleb(power)


@given(st.integers(1000, 10**12))
def test_digit_by_digit(number: int) -> None:
    assert parse_number("".join("〇一二三四五六七八九"[int(d)] for d in str(number))) == number


@given(wholes.filter(bool))
def test_in_a_sentence(number: int) -> None:
    for written in (str(number), f"{number:,}", mixed(number), chinese(number)):
        found = find_quantities(f"全市共有{written}家。")
        if written[0] in "十百千万亿" or number == 0:
            continue
        assert [(q.text, q.value, q.unit) for q in found] == [(f"{written}家", number, "家")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一千二", "1200"),
        ("三万五", "35000"),
        ("1万2千", "12000"),
        ("12万3456", "123456"),
        ("二十万亿", "2E+13"),
        ("五又二分之一", "5.5"),
        ("百分之五", "0.05"),
        ("5%", "0.05"),
        ("廿五", "25"),
        ("一半", "0.5"),
        ("一万零五百", "10500"),
        ("五千万亿", "5E+15"),
        ("3/4", "0.75"),
        (" 1，000 ".replace("，", ","), "1000"),
    ],
)
def test_one_by_one(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "place"), [("", 0), ("几十", 0), ("三亿x", 2), ("1.2.3", 3), ("一二三家", 3)]
)
def test_what_is_no_number_says_where(text: str, place: int) -> None:
    with pytest.raises(ValueError, match=f"character {place}"):
        parse_number(text)


@given(st.text(max_size=40))
def test_anything_is_a_number_or_an_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(parse_number(text), Decimal)


def test_a_number_is_never_rounded() -> None:
    digits = "123456789" * 2000
    assert parse_number(digits) == Decimal(digits)
    assert find_quantities(digits + "万家")[0].value == Decimal(digits + "0000")
