"""A bookmark stays on its passage, or becomes an orphan; it never strays to a look-alike."""

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lcreader.records import Span
from lcreader.text.anchor import CONTEXT, ORPHAN, Anchored, anchor, reanchor

PLACES = ("东昌府区", "茌平区", "临清市", "冠县", "莘县", "阳谷县", "东阿县", "高唐县")
THINGS = ("粮食总产量", "进出口总额", "规上工业增加值", "高新技术企业", "固定资产投资")


def sentence(place: str, thing: str, number: int) -> str:
    return f"{place}{thing}达到{number}，增长{number % 17}.{number % 10}%。"


sentences = st.builds(
    sentence, st.sampled_from(PLACES), st.sampled_from(THINGS), st.integers(100, 400)
)
texts = st.lists(sentences, min_size=3, max_size=14)


def again(before: str, new: str, span: Span, old: str = "") -> Anchored:
    return reanchor(new, *anchor(before, span), span.start, old=old)


TEXT = "".join(
    sentence(place, thing, 7 * i)
    for i, (place, thing) in enumerate((place, thing) for place in PLACES for thing in THINGS)
)


def test_keeps_thirty_two_characters_of_context() -> None:
    quote, prefix, suffix = anchor(TEXT, Span(100, 110))
    assert (quote, prefix, suffix) == (TEXT[100:110], TEXT[68:100], TEXT[110:142])


def test_same_text_is_exact() -> None:
    assert again(TEXT, TEXT, Span(40, 60)) == (Span(40, 60), "exact", TEXT[40:60])


def test_whole_text_can_be_a_passage() -> None:
    span = Span(0, len(TEXT))
    assert again(TEXT, TEXT, span).state == "exact"
    assert again(TEXT, f"本报讯。{TEXT}", span, old=TEXT).state == "moved"


def test_insertion_before_moves() -> None:
    found = again(TEXT, "本报讯。" + TEXT, Span(40, 60))
    assert found == (Span(44, 64), "moved", TEXT[40:60])


def test_edited_figure_is_changed() -> None:
    old = "全市新增高新技术企业651家，新增科技型中小企业1092家，居全省前列。"
    start = old.index("高新")
    span = Span(start, start + len("高新技术企业651家"))
    new = "讯：" + old.replace("651", "658")
    for known in ("", old):
        found = again(old, new, span, old=known)
        assert (found.state, found.found) == ("changed", "高新技术企业658家")


def test_passage_cut_out_is_an_orphan() -> None:
    span = Span(*(TEXT.index("茌平区粮食总产量"), TEXT.index("茌平区进出口总额")))
    new = TEXT[: span.start] + TEXT[span.end :]
    assert again(TEXT, new, span) == ORPHAN
    assert again(TEXT, new, span, old=TEXT) == ORPHAN


def test_short_quote_does_not_jump_to_its_like() -> None:
    old = "粮食总产量增长5%。进出口总额稳中有升，为全市经济发展作出贡献。民生支出增长5%。"
    span = Span(5, 9)
    new = old.replace("粮食总产量增长5%。", "")
    assert again(old, new, span) == ORPHAN
    assert again(old, new, span, old=old) == ORPHAN


def test_two_places_that_fit_alike_are_not_chosen_between() -> None:
    old = "甲" * 40 + "增长5%" + "乙" * 40
    new = "丙丁" + old + "戊己" + old
    assert again(old, new, Span(40, 44)) == ORPHAN


def test_copy_put_before_does_not_take_the_place() -> None:
    part = "全市规模以上工业企业利润总额增长5%，居全省第三位，比去年前移两位。"
    old = part + "中间是别的话，说的是别的事。" + part
    span = Span(old.rindex("增长5%"), old.rindex("增长5%") + 4)
    new = "新的导语放在最前面。" + old
    found = again(old, new, span, old=old)
    assert found.span == Span(span.start + 10, span.end + 10)


def test_moved_paragraph_is_found_by_its_own_words() -> None:
    lines = [sentence(place, "高新技术企业", 7 * i) for i, place in enumerate(PLACES)]
    old, new = "\n".join(lines), "\n".join(lines[3:] + lines[:3])
    start = old.index(lines[1])
    found = again(old, new, Span(start, start + len(lines[1])), old=old)
    assert (found.state, found.found) == ("moved", lines[1])


def test_look_alike_that_slides_into_the_gap_is_not_taken() -> None:
    old = "今年以来各项指标向好，出口增长5.1%，进口增长6.2%，总额居全省第二位。"
    start = old.index("出口")
    span = Span(start, start + len("出口增长5.1%"))
    new = old.replace("出口增长5.1%，", "")
    assert again(old, new, span, old=old) == ORPHAN
    assert again(old, new, span) == ORPHAN


def test_orphan_is_not_attracted_later_by_what_stood_beside_it() -> None:
    page = "今年以来各项指标向好，进口增长6.2%，总额居全省第二位。"
    found = reanchor(
        page, "出口增长5.1%", "今年以来各项指标向好，", "，进口增长6.2%，总额居", -1, beside=[page]
    )
    assert found == ORPHAN


@pytest.mark.parametrize("old", ["", TEXT])
def test_empty_quote_and_empty_text(old: str) -> None:
    assert reanchor(TEXT, "", "", "", 0, old=old) == ORPHAN
    assert reanchor("", "增长", "粮食", "5%", 0, old=old) == ORPHAN


@given(texts, st.data())
@settings(max_examples=150, deadline=None)
def test_edits_elsewhere_never_lose_or_misplace(parts: list[str], data: st.DataObject) -> None:
    """Sentences come, go and change before and after; the passage is found where it is."""
    chosen = data.draw(st.integers(0, len(parts) - 1))
    before = data.draw(edited(parts[:chosen]))
    after = data.draw(edited(parts[chosen + 1 :]))
    # A copy that is put right beside the passage cannot be told from it by anyone.
    assume(parts[chosen] not in (*before, *after))
    old, new = "".join(parts), "".join((*before, parts[chosen], *after))
    start = data.draw(st.integers(0, len(parts[chosen]) - 6))
    end = data.draw(st.integers(start + 5, len(parts[chosen])))
    base, moved = len("".join(parts[:chosen])), len("".join(before))
    found = again(old, new, Span(base + start, base + end), old=old)
    right = Span(moved + start, moved + end)
    # Where the words stand more than once it may be unknowable; then it is lost, not misplaced.
    quote = Span(base + start, base + end).of(old)
    unsure = old.count(quote) > 1 or new.count(quote) > 1
    assert found.span == right or (unsure and found == ORPHAN)
    assert found == ORPHAN or found.state == ("exact" if moved == base else "moved")


@given(texts, st.data())
@settings(max_examples=150, deadline=None)
def test_look_alikes_never_attract(parts: list[str], data: st.DataObject) -> None:
    """The passage is cut out; whatever is left, near or equal, is not taken for it."""
    chosen = data.draw(st.integers(0, len(parts) - 1))
    old, new = "".join(parts), "".join((*parts[:chosen], *parts[chosen + 1 :]))
    start = len("".join(parts[:chosen]))
    span = Span(start, start + len(parts[chosen]))
    found = again(old, new, span, old=old)
    # Equal sentences side by side: which of the two was cut out is no question of substance.
    twin = parts[chosen] in (*parts[max(0, chosen - 1) : chosen], *parts[chosen + 1 : chosen + 2])
    assert found == ORPHAN or twin


@given(st.text("甲乙丙丁，。1%", max_size=60), st.data())
@settings(max_examples=200, deadline=None)
def test_what_is_found_is_what_was_sought(text: str, data: st.DataObject) -> None:
    """Whatever the texts: a span lies inside, and exact or moved means the same words."""
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    other = data.draw(st.text("甲乙丙丁，。1%", max_size=60))
    for new in (text, other, other + text, text + other):
        for old in ("", text):
            found = again(text, new, span, old=old)
            if found.span is None:
                assert found == ORPHAN
                continue
            assert found.span.of(new) == found.found
            assert (found.found == span.of(text)) == (found.state != "changed")
    assert again(text, text, span, old=text).span == span


@st.composite
def edited(draw: st.DrawFn, parts: list[str]) -> list[str]:
    """Sentences of which some are gone, some are other, and some are new."""
    kept = []
    for part in parts:
        deed = draw(st.sampled_from(("keep", "keep", "drop", "change", "add")))
        if deed in ("keep", "add"):
            kept.append(part)
        if deed in ("change", "add"):
            kept.append(draw(sentences))
    return kept


@pytest.mark.parametrize("unit", ["增长5%，", "增长5%，居全省第三位。\n", "一"])
def test_time_stays_bounded_on_a_text_that_repeats(unit: str) -> None:
    old = unit * (60_000 // len(unit))
    new = "新" + old[: len(old) // 2] + "改" + old[len(old) // 2 :]
    started = time.perf_counter()
    again(old, new, Span(30_000, 30_400), old=old)
    again(old, new, Span(30_000, 30_400))
    assert time.perf_counter() - started < 5


def test_context_is_what_w3c_readers_expect() -> None:
    assert CONTEXT == 32
