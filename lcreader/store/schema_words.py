"""The tables of words that are completed and suggested, and the triggers that keep them.

`word` holds each indicator, place, byline, newspaper, title and tag with the number of articles
that have it (of a tag: of bookmarks). Triggers count; what a word begins with in characters and
in pinyin is worked out by the program for the words that are `stale`: new ones, and those whose
number has left the range from `low` to `high` for which its keys were made.
"""

from collections.abc import Iterator

# How the kinds of words are written in the table. Never to be changed.
KINDS = {"indicator": 1, "place": 2, "byline": 3, "newspaper": 4, "title": 5, "tag": 6}

_TABLES = (
    """
    CREATE TABLE word (
        id INTEGER PRIMARY KEY,
        kind INTEGER NOT NULL,
        text TEXT NOT NULL,
        articles INTEGER NOT NULL,
        low INTEGER NOT NULL DEFAULT 1,
        high INTEGER NOT NULL DEFAULT 0,
        weight INTEGER NOT NULL DEFAULT 0,
        stale INTEGER NOT NULL DEFAULT 1,
        bare TEXT NOT NULL DEFAULT '',
        pinyin TEXT NOT NULL DEFAULT '',
        UNIQUE (kind, text)
    )""",
    "CREATE INDEX word_stale ON word(id) WHERE stale",
    # `way` is the kind and what sort of key it is; `weight` is greater the more articles there are,
    # and comes first, so that the usual ones of very many words are found without sorting.
    """
    CREATE TABLE word_key (
        way INTEGER NOT NULL,
        weight INTEGER NOT NULL,
        key TEXT NOT NULL,
        word_id INTEGER NOT NULL,
        PRIMARY KEY (way, weight, key, word_id)
    ) WITHOUT ROWID""",
    # Tells whether a figure is the first of its place in an article.
    "CREATE INDEX figure_place ON figure(place, article_id)",
)

# For the words of each kind: the table, the column, and where it is one of several values.
_OF_ARTICLES = (("newspaper", "newspaper"), ("title", "title"))
_OF_FIGURES = (("indicator", "indicator"), ("place", "place"))


def statements() -> Iterator[str]:
    """All that makes the tables, fills them from what there is and keeps them."""
    yield from _TABLES
    yield from _filling()
    for kind, column in _OF_ARTICLES:
        yield from _counted("article", column, kind, "")
    for kind, column in _OF_FIGURES:
        # Of several figures of an article only the first that comes and the last that goes count.
        other = f"article_id = {{row}}.article_id AND {column} = {{row}}.{column}"
        hint = " INDEXED BY figure_article" if column == "indicator" else ""
        only = f"NOT EXISTS (SELECT 1 FROM figure{hint} WHERE {other} AND id <> {{row}}.id)"
        yield from _counted("figure", column, kind, only)
    yield from _counted("bookmark_tag", "tag", "tag", "")
    yield from _bylines()


def _filling() -> Iterator[str]:
    insert = "INSERT INTO word(kind, text, articles)"
    for kind, column in _OF_ARTICLES:
        yield (
            f"{insert} SELECT {KINDS[kind]}, {column}, count(*) FROM article "
            f"WHERE {column} <> '' GROUP BY {column}"
        )
    for kind, column in _OF_FIGURES:
        yield (
            f"{insert} SELECT {KINDS[kind]}, {column}, count(DISTINCT article_id) FROM figure "
            f"WHERE {column} <> '' GROUP BY {column}"
        )
    yield f"{insert} SELECT {KINDS['tag']}, tag, count(*) FROM bookmark_tag GROUP BY tag"
    yield (
        f"{insert} SELECT {KINDS['byline']}, value, count(DISTINCT article.id) "
        "FROM article, json_each(article.bylines) WHERE value <> '' GROUP BY value"
    )


def _more(kind: str, row: str, column: str) -> str:
    return (
        f"INSERT INTO word(kind, text, articles) VALUES ({KINDS[kind]}, {row}.{column}, 1) "
        f"{_ONE_MORE};"
    )


_ONE_MORE = (
    "ON CONFLICT(kind, text) DO UPDATE SET articles = articles + 1, "
    "stale = stale OR articles + 1 NOT BETWEEN low AND high"
)
_ONE_LESS = (
    "UPDATE word SET articles = articles - 1, "
    "stale = stale OR articles - 1 NOT BETWEEN low AND high"
)


def _less(kind: str, row: str, column: str) -> str:
    return f"{_ONE_LESS} WHERE kind = {KINDS[kind]} AND text = {row}.{column};"


def _counted(table: str, column: str, kind: str, only: str) -> Iterator[str]:
    """Triggers that count one more and one less; `only` narrows when, of {row}."""
    name = f"{table}_{column}"

    def when(row: str) -> str:
        counts = f" AND {only.format(row=row)}" if only else ""
        return f"WHEN {row}.{column} <> ''{counts}"

    yield (
        f"CREATE TRIGGER word_{name}_added AFTER INSERT ON {table} {when('new')} "
        f"BEGIN {_more(kind, 'new', column)} END"
    )
    yield (
        f"CREATE TRIGGER word_{name}_removed AFTER DELETE ON {table} {when('old')} "
        f"BEGIN {_less(kind, 'old', column)} END"
    )
    changed = f"old.{column} <> new.{column}"
    for which, row, effect in (("from", "old", _less), ("to", "new", _more)):
        yield (
            f"CREATE TRIGGER word_{name}_{which} AFTER UPDATE OF {column} ON {table} "
            f"{when(row)} AND {changed} BEGIN {effect(kind, row, column)} END"
        )


def _bylines() -> Iterator[str]:
    kind = KINDS["byline"]
    more = (
        f"INSERT INTO word(kind, text, articles) SELECT DISTINCT {kind}, value, 1 "
        f"FROM json_each(new.bylines) WHERE value <> '' {_ONE_MORE};"
    )
    less = (
        f"{_ONE_LESS} WHERE kind = {kind} AND text IN (SELECT value FROM json_each(old.bylines));"
    )
    yield f"CREATE TRIGGER word_bylines_added AFTER INSERT ON article BEGIN {more} END"
    yield f"CREATE TRIGGER word_bylines_removed AFTER DELETE ON article BEGIN {less} END"
    yield (
        "CREATE TRIGGER word_bylines_changed AFTER UPDATE OF bylines ON article "
        f"WHEN old.bylines <> new.bylines BEGIN {less} {more} END"
    )
