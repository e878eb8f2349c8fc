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
def test_the_way_back_is_that_of_alone(texts: list[str]) -> None:
    assert fold_many(texts).each(texts) == [fold(text) for text in texts]


def test_seeds() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    assert fold_many(texts).texts() == [fold_text(text) for text in texts]
