"""Many texts folded at once are each folded as alone."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from lcreader.text.fold import fold, fold_text
from lcreader.text.fold_many import fold_many

SEEDS = Path(__file__).parents[3] / "seeds"
# What folding does something to, and what it leaves alone.
TRICKY = st.text(
    st.sampled_from("聊城聯５.２％㎡ﬁ½ \n\t\u3000\u200b\ufeff\u00adaZ0é“”-—𠀀㌔\ud800")
)
TEXTS = st.lists(TRICKY | st.text(), max_size=6)


@given(TEXTS)
def test_same_as_alone(texts: list[str]) -> None:
    assert fold_many(texts).texts() == [fold_text(text) for text in texts]


@given(TEXTS)
def test_origins_are_those_of_alone(texts: list[str]) -> None:
    folded = fold_many(texts)
    expected: list[int] = []
    before = 0
    for text in texts:
        expected += [before + offset for offset in fold(text).offsets[:-1]]
        before += len(text)
    assert folded.origins.tolist() == expected


def test_seeds() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    assert fold_many(texts).texts() == [fold_text(text) for text in texts]


def test_places_of_paragraphs() -> None:
    texts = ["前 言", "第一段。\n 第二段 GDP growth。\n第三段"]
    folded = fold_many(texts)
    starts = [len(texts[0]) + texts[1].index(mark) for mark in ("第一", "第二", "第三")]
    assert folded.places(1, starts) == [0, 4, 18]
    assert folded.texts()[1][4:].startswith("第二段gdp growth")
