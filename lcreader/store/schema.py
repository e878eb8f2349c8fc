"""The tables of an archive, as a row of migrations that are never edited after release.

Exact decimals are kept as text with a REAL beside them for sorting alone. What the search index
has still to learn stands in `to_index`, which triggers fill, so that no crash can lose it.
"""

from lcreader.store import schema_words
from lcreader.store.toolbox import Database, Migrations

APPLICATION_ID = 0x4C435264  # "LCRd": tells an archive from any other SQLite file

migrations = Migrations("lcreader")

# What the index knows of an article: a change to any other column need not be indexed.
_INDEXED = "kind, title, title_key, subtitle, bylines, newspaper, date, text"


@migrations()
def m001_archive(db: Database) -> None:
    """Sources, articles, figures, bookmarks with their tags, and the queue of the index."""
    for statement in (*_TABLES, *_INDEXES, *_TRIGGERS):
        db.execute(statement)


@migrations()
def m002_ledger(db: Database) -> None:
    """What figures speak of, verdicts that were dismissed, figures corrected by hand."""
    for statement in _LEDGER:
        db.execute(statement)


@migrations()
def m003_finding(db: Database) -> None:
    """Figures are found by value and unit."""
    for statement in _FINDING:
        db.execute(statement)


@migrations()
def m004_ledger_lists(db: Database) -> None:
    """What the words beside a figure say of it, and what a list of things shows of each."""
    for statement in _LEDGER_LISTS:
        db.execute(statement)


@migrations()
def m005_words(db: Database) -> None:
    """Words that are completed and suggested."""
    for statement in schema_words.statements():
        db.execute(statement)


@migrations()
def m006_searches(db: Database) -> None:
    """Searches that are kept under a name."""
    db.execute(_SEARCHES)


@migrations()
def m007_more_to_index(db: Database) -> None:
    """The index knows the page of an article too, and the day of the paper where it has no own."""
    db.execute(_MORE_TO_INDEX)


_TABLES = (
    """
    CREATE TABLE source (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL UNIQUE,
        media_type TEXT NOT NULL,
        encoding TEXT NOT NULL,
        encoding_forced INTEGER NOT NULL,
        text TEXT NOT NULL,
        imported_at TEXT NOT NULL
    )""",
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        title_key TEXT NOT NULL,
        subtitle TEXT NOT NULL,
        bylines TEXT NOT NULL,
        newspaper TEXT NOT NULL,
        page TEXT NOT NULL,
        date TEXT NOT NULL,
        published TEXT NOT NULL,
        text TEXT NOT NULL,
        paragraphs TEXT NOT NULL,
        text_map TEXT NOT NULL,
        source_lines TEXT NOT NULL,
        source_name TEXT NOT NULL
    )""",
    """
    CREATE TABLE figure (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        span_start INTEGER NOT NULL,
        span_end INTEGER NOT NULL,
        text TEXT NOT NULL,
        value TEXT NOT NULL,
        value_key REAL,
        value_max TEXT,
        value_max_key REAL,
        unit TEXT NOT NULL,
        qualifier TEXT NOT NULL,
        kind TEXT NOT NULL,
        direction TEXT NOT NULL,
        status TEXT NOT NULL,
        indicator TEXT NOT NULL,
        indicator_start INTEGER,
        indicator_end INTEGER,
        period_start TEXT,
        period_end TEXT,
        period_found TEXT NOT NULL,
        base_start TEXT,
        base_end TEXT,
        place TEXT NOT NULL,
        sentence_start INTEGER NOT NULL,
        sentence_end INTEGER NOT NULL,
        rules TEXT NOT NULL
    )""",
    # A bookmark outlives its article and its source: it then is an orphan that remembers them.
    """
    CREATE TABLE bookmark (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source_id INTEGER REFERENCES source(id) ON DELETE SET NULL,
        article_id INTEGER REFERENCES article(id) ON DELETE SET NULL,
        span_start INTEGER,
        span_end INTEGER,
        position INTEGER NOT NULL,
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        note TEXT NOT NULL,
        colour TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        state TEXT NOT NULL,
        found TEXT NOT NULL,
        article_title TEXT NOT NULL,
        newspaper TEXT NOT NULL,
        date TEXT NOT NULL
    )""",
    """
    CREATE TABLE bookmark_tag (
        bookmark_id INTEGER NOT NULL REFERENCES bookmark(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        tag TEXT NOT NULL,
        PRIMARY KEY (bookmark_id, tag)
    )""",
    # A row a change, not a row an article: what changes again while it is being indexed stays.
    """
    CREATE TABLE to_index (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL
    )""",
)

_INDEXES = (
    "CREATE INDEX article_source ON article(source_id, position)",
    "CREATE INDEX article_date ON article(date)",
    "CREATE INDEX article_title ON article(title_key)",
    "CREATE INDEX figure_article ON figure(article_id, position)",
    "CREATE INDEX bookmark_article ON bookmark(article_id)",
    "CREATE INDEX bookmark_source ON bookmark(source_id)",
    "CREATE INDEX bookmark_tag_tag ON bookmark_tag(tag)",
    "CREATE INDEX to_index_article ON to_index(article_id)",
)

_TRIGGERS = (
    """
    CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
        INSERT INTO to_index(article_id) VALUES (new.id);
    END""",
    f"""
    CREATE TRIGGER article_changed AFTER UPDATE OF {_INDEXED} ON article BEGIN
        INSERT INTO to_index(article_id) VALUES (new.id);
    END""",
    """
    CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
        INSERT INTO to_index(article_id) VALUES (old.id);
    END""",
)

_MORE_TO_INDEX = """
    CREATE TRIGGER article_moved AFTER UPDATE OF page, published ON article BEGIN
        INSERT INTO to_index(article_id) VALUES (new.id);
    END"""

# `thing` and `observation` are a by-product of figures and can be made again at any time; articles
# whose observations are yet to be made, or made anew, stand in `to_observe`. A thing that is not
# `checked` has been told of since its verdicts were counted.
_LEDGER = (
    "ALTER TABLE figure ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0",
    """
    CREATE TABLE thing (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        place TEXT NOT NULL,
        kind TEXT NOT NULL,
        direction TEXT NOT NULL,
        unit TEXT NOT NULL,
        status TEXT NOT NULL,
        manner TEXT NOT NULL,
        indicator TEXT NOT NULL,
        checked INTEGER NOT NULL DEFAULT 0,
        observations INTEGER NOT NULL DEFAULT 0,
        articles INTEGER NOT NULL DEFAULT 0,
        agree INTEGER NOT NULL DEFAULT 0,
        differ INTEGER NOT NULL DEFAULT 0,
        change INTEGER NOT NULL DEFAULT 0,
        UNIQUE (name, place, kind, direction, unit, status, manner)
    )""",
    """
    CREATE TABLE observation (
        thing_id INTEGER NOT NULL REFERENCES thing(id) ON DELETE CASCADE,
        figure_id INTEGER NOT NULL REFERENCES figure(id) ON DELETE CASCADE,
        article_id INTEGER NOT NULL,
        date TEXT NOT NULL,
        period TEXT NOT NULL,
        settled INTEGER NOT NULL,
        low TEXT NOT NULL,
        high TEXT NOT NULL,
        text TEXT NOT NULL,
        qualifier TEXT NOT NULL,
        beside TEXT NOT NULL,
        PRIMARY KEY (thing_id, figure_id)
    ) WITHOUT ROWID""",
    "CREATE TABLE ledger_version (version TEXT NOT NULL)",
    "CREATE TABLE to_observe (article_id INTEGER PRIMARY KEY)",
    """
    CREATE TABLE dismissal (
        mark TEXT PRIMARY KEY,
        reason TEXT NOT NULL,
        note TEXT NOT NULL,
        created TEXT NOT NULL
    )""",
    # A correction outlives its article and its source, as a bookmark does.
    """
    CREATE TABLE correction (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source_id INTEGER REFERENCES source(id) ON DELETE SET NULL,
        article_id INTEGER REFERENCES article(id) ON DELETE SET NULL,
        span_start INTEGER,
        span_end INTEGER,
        position INTEGER NOT NULL,
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        fields TEXT NOT NULL,
        created TEXT NOT NULL
    )""",
    "CREATE INDEX observation_figure ON observation(figure_id)",
    "CREATE INDEX thing_unchecked ON thing(id) WHERE checked = 0",
    "CREATE INDEX thing_differ ON thing(differ) WHERE differ > 0",
    "CREATE INDEX correction_source ON correction(source_id)",
    "CREATE INDEX correction_article ON correction(article_id)",
    # The thing of an observation that goes, with its figure or otherwise, is to be looked at anew.
    """
    CREATE TRIGGER observation_removed AFTER DELETE ON observation BEGIN
        UPDATE thing SET checked = 0 WHERE id = old.thing_id;
    END""",
    """
    CREATE TRIGGER observation_added AFTER INSERT ON observation BEGIN
        UPDATE thing SET checked = 0 WHERE id = new.thing_id;
    END""",
)

_SEARCHES = """
    CREATE TABLE saved_search (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        filters TEXT NOT NULL,
        sort TEXT NOT NULL,
        descending INTEGER,
        matching TEXT NOT NULL,
        seen INTEGER NOT NULL,
        created TEXT NOT NULL
    )"""

_FINDING = (
    "CREATE INDEX figure_value ON figure(value_key)",
    "CREATE INDEX figure_unit ON figure(unit, value_key)",
    "CREATE INDEX figure_value_max ON figure(value_max_key) WHERE value_max_key IS NOT NULL",
)

# What a list of things shows, is narrowed by and sorted by lies beside them: `words` is folded,
# `name_key` sorts by pinyin, `open_...` counts the verdicts that nobody has dismissed, `last_...`
# is what was reported last.
_LEDGER_LISTS = (
    "ALTER TABLE observation ADD COLUMN scope TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE observation ADD COLUMN stage TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE thing ADD COLUMN printed TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE thing ADD COLUMN words TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE thing ADD COLUMN name_key TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE thing ADD COLUMN open_agree INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE thing ADD COLUMN open_differ INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE thing ADD COLUMN open_change INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE thing ADD COLUMN last_text TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE thing ADD COLUMN last_qualifier TEXT NOT NULL DEFAULT 'exact'",
    "ALTER TABLE thing ADD COLUMN last_key REAL",
    # All that a list is narrowed by and sorted by, so that no row of the table need be read for it.
    """
    CREATE INDEX thing_listed ON thing(
        articles DESC, name_key, id, words, place, printed, observations,
        open_agree, open_differ, open_change, kind, status, manner, unit, last_key
    )""",
)
