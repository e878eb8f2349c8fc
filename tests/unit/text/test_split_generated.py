"""Pages put together at random, whose articles are known: how many come out as they went in.

Headlines before or after bodies, wrapped or not, indented or not, with and without blank lines,
five ways to name the writer. What cannot be told from such a page (a headline as wide as its
column, upon a text without blank lines) is why the bound is not 100 %.
"""

import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from lcreader.text import sentences, split_page

TITLES = (
    "市民广场今日正式开放",
    "我市新增三家国家级绿色工厂",
    "“小田变大田”激活乡村振兴",
    "夏粮收购工作平稳有序",
    "全市安全生产形势持续向好",
    "高铁新区建设跑出加速度",
    "一枚樱桃带富一方百姓",
    "让群众在家门口看好病",
    "大数据赋能基层治理 小网格服务千家万户",
    "招商引资结硕果，产业升级添动能",
    "运河文化博物馆五一接待游客12万人次",
)
NAMES = ("张洁", "王培源", "林晨", "李明", "孙丽萍", "赵国强", "欧阳明", "陈大文")
SUBHEADS = ("产业园里机器轰鸣", "田间地头活力足", "服务送到心坎上")
PAGES = 400


@dataclass(frozen=True)
class Story:
    """What went into a page."""

    title: str
    names: tuple[str, ...]
    body: str


@dataclass(frozen=True)
class Setting:
    """How a page is set."""

    after: bool
    width: int
    indent: str
    gap: str
    byline: str
    subheads: bool


@pytest.fixture(scope="module")
def stock() -> list[str]:
    """Whole sentences of the founding pages."""
    found: list[str] = []
    for path in sorted((Path(__file__).parents[3] / "seeds").glob("*.txt")):
        for article in split_page(path.read_text(encoding="utf-8")):
            found += [s.of(article.text) for s in sentences(article.text, article.paragraphs)]
    return [s for s in found if s[-1] == "。" and s.count("“") == s.count("”") and '"' not in s]


def choose(chance: random.Random) -> Setting:
    after = chance.random() < 0.3
    ways = ("本报讯", "■") if after else ("本报讯", "■", "本报记者", "closing")
    return Setting(
        after=after,
        width=chance.choice((0, 0, 14, 17, 20, 26, 34)),
        indent=chance.choice(("", "　　")),
        gap=chance.choice(("\n", "\n\n")),
        byline=chance.choice(ways),
        subheads=not after and chance.random() < 0.3,
    )


def wrapped(text: str, width: int) -> str:
    if not width:
        return text
    lines = [""]
    for char in text:
        full = len((lines[-1] + char).encode("gb18030")) > 2 * width
        if full and char not in "，。、；”）":
            lines.append("")
        lines[-1] += char
    return "\n".join(lines)


def make(chance: random.Random, stock: list[str]) -> tuple[str, list[Story]]:
    setting = choose(chance)
    parts: list[str] = []
    stories: list[Story] = []
    for title in chance.sample(TITLES, chance.randint(1, 5)):
        names = tuple(chance.sample(NAMES, chance.randint(1, 2)))
        texts = ["".join(chance.sample(stock, chance.randint(1, 3))) for _ in range(3)]
        if setting.byline == "本报讯":
            texts[0] = f"{chance.randint(1, 12)}月{chance.randint(1, 28)}日，{texts[0]}"
        stories.append(Story(title, names, without_spaces("".join(texts))))
        parts += piece(setting, title, names, texts, chance)
    return setting.gap.join(parts) + "\n", stories


def piece(
    setting: Setting, title: str, names: tuple[str, ...], texts: list[str], chance: random.Random
) -> list[str]:
    """An article as its parts stand on the page."""
    who = " ".join(names)
    texts = list(texts)
    above = {"■": [f"■ 本报记者 {who}"], "本报记者": [f"本报记者 {who}"]}.get(setting.byline, [])
    if setting.byline == "本报讯":
        texts[0] = f"本报讯（记者 {who}）{texts[0]}"
    elif setting.byline == "closing":
        texts[-1] += f"（记者 {who}）"
    body = [wrapped(setting.indent + text, setting.width) for text in texts]
    if setting.subheads:
        body.insert(chance.randint(1, 2), chance.choice(SUBHEADS))
    return [*above, *body, title] if setting.after else [title, *above, *body]


def without_spaces(text: str) -> str:
    """Spaces between halves of a quoted headline are lost where a line was wrapped there."""
    return text.replace(" ", "")


def found_in(page: str) -> list[Story]:
    return [
        Story(
            a.title,
            a.bylines,
            without_spaces("".join(p.span.of(a.text) for p in a.paragraphs if p.kind == "body")),
        )
        for a in split_page(page)
    ]


def test_nearly_all_pages_come_out_as_they_went_in(stock: list[str]) -> None:
    wrong = []
    for number in range(PAGES):
        page, stories = make(random.Random(number), stock)
        if found_in(page) != stories:
            wrong.append(number)
    assert len(wrong) <= PAGES // 50, wrong
