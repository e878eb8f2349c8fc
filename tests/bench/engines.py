"""The engines that `search.py` measures, behind one face.

add(articles), finish()     index
can(query)                  whether it has such queries at all
search(query)               the first twenty ids, and how many articles there are
show(query)                 the same with snippets, where the engine makes them
all(query)                  the ids of all articles
"""

import re
import sqlite3
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh import fields, index, query
from whoosh.analysis import RegexTokenizer

from lcreader.records import Filters
from lcreader.search import Document, Words
from lcreader.search.index import TextIndex
from lcreader.text.fold import fold_text

ALL = Filters(kinds=())
TOP = 20
Query = dict[str, Any]


class Ours:
    """LCReader's index; the words of hits lie in a small database beside it, as in an archive."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._texts = sqlite3.connect(folder.parent / f"{folder.name}.texts")
        self._texts.execute("CREATE TABLE IF NOT EXISTS text (id INTEGER PRIMARY KEY, t, b)")
        self._index = TextIndex.open(folder, self._words)

    def add(self, articles: list[Document]) -> None:
        self._index.add(articles)
        self._index.commit()

    def finish(self) -> None:
        self._index.wait()
        self._index.close()

    def keep(self, articles: list[Document]) -> None:
        rows = [(one.id, one.title, one.body) for one in articles]
        self._texts.executemany("INSERT OR REPLACE INTO text VALUES (?, ?, ?)", rows)
        self._texts.commit()

    def can(self, asked: Query) -> bool:
        return True

    def search(self, asked: Query) -> tuple[list[int], int]:
        sort = asked.get("sort", "relevance")
        answer = self._index.find(written(asked), filters=ALL, sort=sort, most=TOP)
        return list(answer.ids), answer.total

    def show(self, asked: Query) -> None:
        sort = asked.get("sort", "relevance")
        self._index.search(written(asked), filters=ALL, sort=sort, limit=TOP)

    def all(self, asked: Query) -> set[int]:
        return set(self._index.find(written(asked), filters=ALL).ids)

    def _words(self, ids: Sequence[int]) -> dict[int, Words]:
        marks = ",".join("?" * len(ids))
        rows = self._texts.execute(f"SELECT id, t, b FROM text WHERE id IN ({marks})", ids)
        return {one: Words(title, "", body) for one, title, body in rows}


def written(asked: Query) -> str:
    """A query as it is typed."""
    field = f"{asked['field']}:" if "field" in asked else ""
    words = [f'{field}"{word}"' for word in asked["words"]]
    if asked["without"]:
        words.append(f'-"{asked["without"]}"')
    if dates := asked.get("dates"):
        words.append(f"日期:{dates[0]}..{dates[1]}")
    return " ".join(words)


class Fts5:
    """SQLite FTS5 with trigrams; what is shorter than three characters it cannot find."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._db = sqlite3.connect(folder / "fts.sqlite3")
        self._db.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS t"
            " USING fts5(title, body, date UNINDEXED, tokenize='trigram')"
        )

    def add(self, articles: list[Document]) -> None:
        rows = [(one.id, fold_text(one.title), fold_text(one.body), one.date) for one in articles]
        self._db.executemany("INSERT INTO t(rowid, title, body, date) VALUES (?, ?, ?, ?)", rows)
        self._db.commit()

    def finish(self) -> None:
        self._db.close()

    def can(self, asked: Query) -> bool:
        return all(len(w) > 2 for w in (*asked["words"], asked["without"] or "三个字"))

    def _where(self, asked: Query) -> tuple[str, list[str]]:
        column = "title : " if "field" in asked else ""
        match = " AND ".join(f'{column}"{fold_text(word)}"' for word in asked["words"])
        if asked["without"]:
            match = f'({match}) NOT "{fold_text(asked["without"])}"'
        if dates := asked.get("dates"):
            return "t MATCH ? AND substr(date, 1, 7) BETWEEN ? AND ?", [match, *dates]
        return "t MATCH ?", [match]

    def search(self, asked: Query) -> tuple[list[int], int]:
        where, values = self._where(asked)
        order = "date DESC" if asked.get("sort") else "rank"
        rows = self._db.execute(
            f"SELECT rowid FROM t WHERE {where} ORDER BY {order} LIMIT {TOP}", values
        ).fetchall()
        total = self._db.execute(f"SELECT count(*) FROM t WHERE {where}", values).fetchone()[0]
        return [row[0] for row in rows], total

    def show(self, asked: Query) -> None:
        where, values = self._where(asked)
        self._db.execute(
            f"SELECT rowid, snippet(t, 1, '[', ']', '…', 60) FROM t WHERE {where}"
            f" ORDER BY rank LIMIT {TOP}",
            values,
        ).fetchall()

    def all(self, asked: Query) -> set[int]:
        where, values = self._where(asked)
        return {row[0] for row in self._db.execute(f"SELECT rowid FROM t WHERE {where}", values)}


class Tantivy:
    """tantivy with its n-gram tokenizer, of one and two characters, which keeps no positions."""

    def __init__(self, folder: Path) -> None:
        import tantivy  # noqa: PLC0415 (may not be installed)

        folder.mkdir(exist_ok=True)
        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", stored=True, indexed=True, fast=True)
        for name in ("title", "body"):
            builder.add_text_field(name, tokenizer_name="grams", index_option="freq")
        builder.add_integer_field("date", indexed=True, fast=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, str(folder))
        grams = tantivy.TextAnalyzerBuilder(
            tantivy.Tokenizer.ngram(min_gram=1, max_gram=2, prefix_only=False)
        ).build()
        self._index.register_tokenizer("grams", grams)
        self._writer: Any = None

    def add(self, articles: list[Document]) -> None:
        self._writer = self._writer or self._index.writer(heap_size=512 << 20, num_threads=2)
        for one in articles:
            self._writer.add_document(
                self._tantivy.Document(
                    id=one.id,
                    title=fold_text(one.title),
                    body=fold_text(one.body),
                    date=int(one.date.replace("-", "")),
                )
            )

    def finish(self) -> None:
        self._writer.commit()
        self._writer.wait_merging_threads()

    def can(self, asked: Query) -> bool:
        return True

    def _query(self, asked: Query) -> Any:
        made, occur = self._tantivy.Query, self._tantivy.Occur
        fields = ("title",) if "field" in asked else ("title", "body")

        def phrase(word: str) -> Any:
            word = fold_text(word)
            grams = [word] if len(word) == 1 else [word[i : i + 2] for i in range(len(word) - 1)]
            return made.boolean_query(
                [
                    (
                        occur.Should,
                        made.boolean_query(
                            [
                                (occur.Must, made.term_query(self._schema, name, gram))
                                for gram in grams
                            ]
                        ),
                    )
                    for name in fields
                ]
            )

        parts = [(occur.Must, phrase(word)) for word in asked["words"]]
        if asked["without"]:
            parts.append((occur.MustNot, phrase(asked["without"])))
        if dates := asked.get("dates"):
            first, last = (int(date.replace("-", "")) for date in dates)
            kind = self._tantivy.FieldType.Integer
            days = made.range_query(self._schema, "date", kind, first * 100, last * 100 + 99)
            parts.append((occur.Must, days))
        return made.boolean_query(parts)

    def search(self, asked: Query) -> tuple[list[int], int]:
        searcher = self._index.searcher()
        order = {"order_by_field": "date"} if asked.get("sort") else {}
        found = searcher.search(self._query(asked), limit=TOP, count=True, **order)
        return [searcher.doc(at)["id"][0] for _, at in found.hits], found.count

    def show(self, asked: Query) -> None:
        self.search(asked)

    def all(self, asked: Query) -> set[int]:
        searcher = self._index.searcher()
        found = searcher.search(self._query(asked), limit=max(searcher.num_docs, 1), count=False)
        return {searcher.doc(at)["id"][0] for _, at in found.hits}


class Stock:
    """Whoosh as it comes: single characters with positions."""

    def __init__(self, folder: Path) -> None:
        text = fields.TEXT(analyzer=RegexTokenizer(r"\S"))
        schema = fields.Schema(id=fields.NUMERIC(stored=True), title=text, body=text)
        known = folder.exists()
        folder.mkdir(exist_ok=True)
        self._index = index.open_dir(folder) if known else index.create_in(folder, schema)
        self._writer: Any = None
        self._searcher: Any = None

    def add(self, articles: list[Document]) -> None:
        self._writer = self._writer or self._index.writer(limitmb=256)
        for one in articles:
            self._writer.add_document(
                id=one.id, title=fold_text(one.title), body=fold_text(one.body)
            )

    def finish(self) -> None:
        self._writer.commit()

    def can(self, asked: Query) -> bool:
        return "dates" not in asked and "sort" not in asked

    def _query(self, asked: Query) -> Any:
        names = ("title",) if "field" in asked else ("title", "body")

        def phrase(word: str) -> Any:
            return query.Or([query.Phrase(name, list(fold_text(word))) for name in names])

        made = query.And([phrase(word) for word in asked["words"]])
        return query.AndNot(made, phrase(asked["without"])) if asked["without"] else made

    def search(self, asked: Query) -> tuple[list[int], int]:
        self._searcher = self._searcher or self._index.searcher()
        found = self._searcher.search(self._query(asked), limit=TOP)
        return [hit["id"] for hit in found], len(found)

    def show(self, asked: Query) -> None:
        self.search(asked)

    def all(self, asked: Query) -> set[int]:
        found = self._searcher.search(self._query(asked), limit=None)
        return {hit["id"] for hit in found}


class Recoll:
    """Recoll on a folder of text files, asked on the command line."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._folder = folder
        self._texts = folder.parent / f"{folder.name}.files"
        self._texts.mkdir(exist_ok=True)
        settings = f"topdirs = {self._texts}\nindexStoreDocText = 0\n"
        (folder / "recoll.conf").write_text(settings, encoding="utf-8")

    def add(self, articles: list[Document]) -> None:
        for one in articles:
            text = f"{fold_text(one.title)}\n\n{fold_text(one.body)}"
            (self._texts / f"{one.id}.txt").write_text(text, encoding="utf-8")

    def finish(self) -> None:
        subprocess.run(["recollindex", "-c", self._folder], check=True, capture_output=True)

    def can(self, asked: Query) -> bool:
        return not {"dates", "sort", "field"} & asked.keys() and not asked["without"]

    def _ask(self, asked: Query, most: int) -> list[int]:
        words = " ".join(f'"{fold_text(word)}"' for word in asked["words"])
        done = subprocess.run(
            ["recoll", "-c", self._folder, "-t", "-b", "-n", f"0-{most}", "-q", words],
            capture_output=True,
            text=True,
            check=False,
        )
        return [int(one) for one in re.findall(r"/(\d+)\.txt", done.stdout)]

    def search(self, asked: Query) -> tuple[list[int], int]:
        found = self._ask(asked, TOP)
        return found, len(found)

    def show(self, asked: Query) -> None:
        self.search(asked)

    def all(self, asked: Query) -> set[int]:
        return set(self._ask(asked, 1_000_000))


ENGINES = {"lcreader": Ours, "fts5": Fts5, "tantivy": Tantivy, "stock": Stock, "recoll": Recoll}
