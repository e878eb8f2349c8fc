"""Every example of the help and of the README is a query that is understood."""

import re
from pathlib import Path

import pytest

from lcreader.search.help import query_forms
from lcreader.search.language import parse

README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("## 检索怎么写\n")[2].partition("\n## ")[0]
EXAMPLES = [query for form in query_forms() for query in (form.query, *form.also)]


@pytest.mark.parametrize("query", EXAMPLES)
def test_an_example_is_understood(query: str) -> None:
    parsed = parse(query)
    assert parsed.tree is not None
    assert parsed.remarks == ()


def test_the_readme_shows_the_table_of_the_help() -> None:
    rows = []
    for form in query_forms():
        queries = [query.replace("|", "\\|") for query in (form.query, *form.also)]
        rows.append(f"| {' '.join(f'`{query}`' for query in queries)} | {form.zh} |")
    assert "| 写法 | 意思 |\n|---|---|\n" + "\n".join(rows) in SECTION


def test_everything_in_the_readme_is_understood() -> None:
    written = [query.replace("\\|", "|") for query in re.findall(r"`([^`]+)`", SECTION)]
    assert set(EXAMPLES) <= set(written)
    assert [query for query in written if parse(query).remarks] == []


def test_every_field_is_told_of() -> None:
    told = " ".join(EXAMPLES)
    names = ["标题", "记者", "报纸", "版面", "日期", "类型", "指标", "单位", "值", "期", "地区"]
    assert [name for name in [*names, "书签", "标签"] if f"{name}:" not in told] == []


def test_every_form_is_told_of_in_both_languages() -> None:
    assert all(form.zh and form.en for form in query_forms())
    assert len({form.query for form in query_forms()}) == len(query_forms())
