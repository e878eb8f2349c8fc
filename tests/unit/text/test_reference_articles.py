"""The founding pages against the reference, by the scorer that came with it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lcreader.records import Article
from lcreader.text import split_page

DATA = Path(__file__).parents[2] / "data"
BETWEEN_HAN = re.compile(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]")
BY_DIGITS = re.compile(r"\d [\u4e00-\u9fff]|[\u4e00-\u9fff] \d")


@pytest.fixture(scope="module")
def articles() -> dict[str, list[Article]]:
    pages = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
    return {p.name: split_page(p.read_text(encoding="utf-8"), p.name) for p in pages}


@pytest.fixture(scope="module")
def reference() -> list[dict]:
    lines = (DATA / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_score(articles: dict[str, list[Article]], seeds: Path, tmp_path: Path) -> None:
    found = tmp_path / "found.jsonl"
    fields = ("source_lines", "kind", "title", "subtitle", "bylines", "date")
    with found.open("w", encoding="utf-8") as file:
        for name, units in articles.items():
            for unit in units:
                row = {"source": name} | {field: getattr(unit, field) for field in fields}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    scorer = [sys.executable, str(DATA / "score_articles.py"), str(DATA / "articles.jsonl")]
    told = subprocess.run(
        [*scorer, str(found), "--seeds", str(seeds), "--errors"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
    ).stdout
    scores = dict(re.findall(r"^(\w+) +(\d+)/\d+$", told, re.M))
    expected = dict.fromkeys(("found", "title", "subtitle", "bylines", "date", "kind"), "18")
    assert scores == expected | {"leaked": "0"}, told


def test_every_unit_begins_as_the_reference_says(
    articles: dict[str, list[Article]], reference: list[dict]
) -> None:
    for unit in reference:
        opening = re.sub(r"\s", "", unit["first_words"])
        texts = [re.sub(r"\s", "", a.text) for a in articles[unit["source"]]]
        assert any(text.startswith(opening) for text in texts), unit["first_words"]


def test_every_unit_of_the_reference_is_one_of_that_kind(
    articles: dict[str, list[Article]], reference: list[dict]
) -> None:
    found = {
        (name, a.source_lines[0][0], a.kind) for name, units in articles.items() for a in units
    }
    wanted = {(u["source"], u["source_lines"][0][0], u["kind"]) for u in reference}
    assert found == wanted


def test_reading_texts_have_no_stray_spaces_wraps_or_marks(
    articles: dict[str, list[Article]],
) -> None:
    for units in articles.values():
        for article in units:
            if article.kind not in ("article", "sidebar"):
                continue
            assert not any(mark in article.text for mark in ("**", "<sub>", "##", "\n\n"))
            for paragraph in article.paragraphs:
                text = paragraph.span.of(article.text)
                assert not BY_DIGITS.search(text), text
                if paragraph.kind == "body":
                    spaced = BETWEEN_HAN.findall(text)
                    assert len(spaced) <= 1, spaced  # the halves of a headline in quotes


@pytest.mark.parametrize(
    ("piece", "title"),
    [
        (
            "高唐装备制造3个国家级产业集群及一批省级集群",
            "聊城：重塑发展「动力引擎」 「两河明珠」耀齐鲁",
        ),
        ("聊城实施绿色低碳高质量发展三年行动计划", "聊城：重塑发展「动力引擎」 「两河明珠」耀齐鲁"),
        ("为聊城高质量发展注入澎湃动能。", "鲁西崛起风正起"),
        ("“十四五”以来，市发展改革委认真落实", "全周期协同管理，项目建设提速提效"),
        ("3条铁路专用线完成核准立项", "全周期协同管理，项目建设提速提效"),
        ("一级道路PM10浓度下降超30%", "“三链融合”助推节水型社会建设"),
        ("串起“交通强国 聊城样板”的关键一环", "“一盘棋”提升城市品质新高度"),
        ("投资5亿—10亿元项目63个，10亿—30亿元项目23个", "我市项目招引向“高”向“智”"),
        ("全长121.057公里", "“一盘棋”提升城市品质新高度"),
        ('实施"强中心区"战略', "努力让民生愿景加速成为幸福实景"),
        ('投入"真金白银"', "努力让民生愿景加速成为幸福实景"),
        ("30万千瓦以下小煤电机组5台", "努力让民生愿景加速成为幸福实景"),
    ],
)
def test_cut_sentences_are_whole_again(
    articles: dict[str, list[Article]], piece: str, title: str
) -> None:
    (text,) = [a.text for units in articles.values() for a in units if a.title == title]
    assert piece in text


@pytest.mark.parametrize(
    ("end", "start"),
    [
        ("惠及全体人", '"我们深知'),
        ("(团体)", "推荐的人物(团体)可以是为聊城"),
        ("个人和群体等", "如果您身边"),
        ("方式推荐:", "1、手机下载"),
        ("上传发送即", "2、关注齐鲁晚报"),
        ("已开工建设。", "“投资聊城”品牌影响力"),
        ("实现突破。", "同时，我市"),
        ("高质量发展。", "重点领域。"),
    ],
)
def test_paragraphs_that_are_two_stay_two(
    articles: dict[str, list[Article]], end: str, start: str
) -> None:
    assert any(f"{end}\n{start}" in a.text for units in articles.values() for a in units)
