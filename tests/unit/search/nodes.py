"""Patterns and words near each other, made at random."""

from hypothesis import strategies as st

from lcreader.records import Span
from lcreader.search.tree import Near, Or, Pattern, Together, Word

HERE = Span(0, 1)

WORDS = st.builds(
    lambda text: Word(text, text, "", HERE), st.sampled_from(["甲", "乙", "丙", "甲乙", "乙乙"])
)
PATTERNS = st.lists(st.sampled_from(["甲", "乙", "甲甲"]), min_size=2, max_size=3).flatmap(
    lambda pieces: st.builds(
        lambda gaps: Pattern("", tuple(pieces), tuple(pieces), tuple(gaps), "", HERE),
        st.lists(
            st.sampled_from([(0, 3), (1, 1), (2, 2), (1, 4)]),
            min_size=len(pieces) - 1,
            max_size=len(pieces) - 1,
        ),
    )
)
LEAVES = WORDS | PATTERNS
CHOICES = LEAVES | st.lists(LEAVES, min_size=2, max_size=2).map(lambda p: Or(tuple(p), HERE))
NEARS = st.lists(CHOICES, min_size=2, max_size=3).flatmap(
    lambda parts: st.lists(st.integers(0, 4), min_size=len(parts) - 1, max_size=len(parts) - 1).map(
        lambda distances: Near(tuple(parts), tuple(distances), "", HERE)
    )
)
SENTENCES = st.lists(CHOICES | NEARS, min_size=2, max_size=3).map(
    lambda parts: Together("sentence", tuple(parts), "", HERE)
)
PARAGRAPHS = st.lists(CHOICES | NEARS | SENTENCES, min_size=2, max_size=3).map(
    lambda parts: Together("paragraph", tuple(parts), "", HERE)
)
