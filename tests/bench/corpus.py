"""News-like articles, as many as wanted, the same at every run.

A third of the sentences are those of the founding pages. The others are made of a vocabulary of
40,000 words of one to four characters, drawn as words are in a language (the n-th most frequent
about 1/n as often as the first, the short ones more often than the long); their characters are
the 3,755 of the first level of GB 2312, those of the founding pages first. Between words stand
the usual particles and numbers with units.
Articles have some 1,100 characters in paragraphs, a headline, a newspaper, bylines and a date.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from lcreader.search import Document

SEEDS = Path(__file__).parents[2] / "seeds"
CHARACTERS = 1100
WORDS = 40_000
PAPERS = ["聊城日报", "大众日报", "齐鲁晚报", "经济日报", "农民日报", "东昌晚报"]
PARTICLES = ["的", "了", "在", "和", "是", "为", "对", "将", "与", "等", "，", "，"]
# How much further down a word of so many characters stands in the order of frequency.
RARER = {1: 0.05, 2: 1.0, 3: 4.0, 4: 8.0}
UNITS = ["亿元", "万元", "家", "个", "万亩", "公里", "%", "个百分点", "万人次", "项", "户"]


class Corpus:
    """Makes article after article."""

    def __init__(self, seed: int = 20251210) -> None:
        self._rng = random.Random(seed)
        pages = "".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
        self._seed_sentences = [
            s for s in re.findall(r"[^。！\n]{6,}[。！]", pages) if "*" not in s
        ]
        usual = [c for c, _ in Counter(pages).most_common() if "\u4e00" <= c <= "\u9fff"]
        level = [bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8)
                 for cell in range(0xA1, 0xFF)]  # fmt: skip
        self._characters = list(dict.fromkeys([*usual, *filter(None, level)]))
        self._character_weights = _falling(len(self._characters))
        self.words = self._vocabulary()
        self._word_weights = _falling(len(self.words))
        self._names = ["".join(self._rng.choices(self._characters, k=3)) for _ in range(300)]

    def articles(self, count: int) -> Iterator[Document]:
        """So many articles, numbered from 1 on."""
        return (self._article(number) for number in range(1, count + 1))

    def _vocabulary(self) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < WORDS:
            length = self._rng.choices((1, 2, 3, 4), (3, 68, 17, 12))[0]
            word = self._rng.choices(
                self._characters, cum_weights=self._character_weights, k=length
            )
            words["".join(word)] = None
        ranks = enumerate(words, 1)
        return [word for _, word in sorted((rank * RARER[len(word)], word) for rank, word in ranks)]

    def _article(self, number: int) -> Document:
        rng = self._rng
        paragraphs: list[str] = []
        size = 0
        while size < CHARACTERS:
            sentences = [self._sentence() for _ in range(rng.randint(2, 5))]
            paragraphs.append("".join(sentences))
            size += len(paragraphs[-1])
        date = f"{rng.randint(2005, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        return Document(
            number,
            "".join(rng.choices(self.words, cum_weights=self._word_weights, k=rng.randint(4, 9))),
            "\n".join(paragraphs),
            bylines=tuple(rng.sample(self._names, rng.randint(0, 2))),
            newspaper=rng.choice(PAPERS),
            date=date,
        )

    def _sentence(self) -> str:
        rng = self._rng
        if rng.random() < 1 / 3:
            return rng.choice(self._seed_sentences)
        pieces = []
        for word in rng.choices(self.words, cum_weights=self._word_weights, k=rng.randint(6, 16)):
            pieces.append(word)
            draw = rng.random()
            if draw < 0.25:
                pieces.append(rng.choice(PARTICLES))
            elif draw < 0.3:
                pieces.append(f"{rng.randint(1, 9999) / rng.choice((1, 10, 100)):g}")
                pieces.append(rng.choice(UNITS))
        return "".join(pieces).rstrip("，") + "。"


def _falling(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 2.7) for rank in range(count)))


def written(count: int, path: Path) -> None:
    """Put a corpus into a file, an article a line."""
    with path.open("w", encoding="utf-8") as file:
        for article in Corpus().articles(count):
            row = [article.id, article.title, article.body, article.newspaper, article.date]
            row.append(article.bylines)
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def read(path: Path) -> Iterator[Document]:
    """The articles of such a file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            key, title, body, paper, date, bylines = json.loads(line)
            yield Document(
                key,
                title,
                body,
                bylines=tuple(bylines),
                newspaper=paper,
                date=date,
            )
