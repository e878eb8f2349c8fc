"""Keeps the observations of the ledger level with the figures, and the verdicts counted.

Observations are stored with the figures they are made of, in one transaction. When the rules of
the ledger have changed since, or an archive comes from a program that had no ledger, they are
made anew, a batch at a time.
"""

import hashlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from itertools import groupby

from lcreader.archive.pinyin import reading_key
from lcreader.archive.wording import kind_text, status_text
from lcreader.ledger import tables
from lcreader.ledger.compare import Comparison, compare_one, in_time
from lcreader.ledger.observations import VERSION, Key, Observation, observe
from lcreader.records import Article
from lcreader.store import Connection, Store, articles, dismissals, figures, ledger
from lcreader.store.ledger import Row, Thing
from lcreader.text.fold import fold_text
from lcreader.watch import Watch

_ARTICLES = 200  # in one transaction
_THINGS = 2000


@cache
def rules() -> str:
    """What the observations depend on: the code that makes them, and its tables."""
    return f"{VERSION} {hashlib.sha256(tables.table_file().read_bytes()).hexdigest()[:16]}"


def check(store: Store) -> None:
    """Put every article on the list when its observations were made by other rules."""
    if store.read(ledger.version) != rules():
        store.write(ledger.begin_anew, rules())


def record(db: Connection, article: Article) -> None:
    """Store what the figures of an article speak of; to be run where they are stored."""
    there = {figure.id: figure for figure in figures.of_article(db, article.id)}
    made = []
    for key, observation in observe(article, there.values(), tables.load()):
        figure = there[observation.figure_id]
        made.append(ledger.Observed(key, figure.indicator, figure.unit, row_of(observation)))
    ledger.put(db, article.id, made, _found_by)


def catch_up(store: Store, watch: Watch) -> None:
    """Make the observations that are missing and count the verdicts that may have changed.

    Raises:
        Cancelled: when the watch was stopped; the batches before stay done.
    """
    total = left = store.read(ledger.count_waiting)
    while left:
        watch.report(total - left, total)
        left = store.write(_observe_some)
    while store.read(ledger.unchecked, 1):
        watch.report(total, total)
        store.write(_count_some)


def _observe_some(db: Connection) -> int:
    ids = ledger.waiting(db, _ARTICLES)
    for article_id in ids:
        article = articles.get(db, article_id)
        if article is not None:
            record(db, article)
    ledger.done(db, ids)
    return ledger.count_waiting(db)


def _count_some(db: Connection) -> None:
    things = ledger.unchecked(db, _THINGS)
    groups = {thing.id: told for thing, told in grouped(db, things)}
    gone = {dismissal.mark for dismissal in dismissals.all_of(db)}
    ledger.count_verdicts(
        db, {thing.id: _count(thing, groups.get(thing.id, []), gone) for thing in things}
    )


def _count(thing: Thing, told: list[Observation], gone: set[str]) -> ledger.Counted:
    found = verdicts_on(thing, told)
    kinds = [verdict.verdict for verdict in found]
    # A mark is long to make: where nothing was dismissed, none is made.
    open_ = [v.verdict for v in found if v.mark not in gone] if gone else kinds
    last = max(told, key=in_time, default=None)
    return ledger.Counted(
        len(told),
        len({o.article_id for o in told}),
        kinds.count("agree"),
        kinds.count("differ"),
        kinds.count("change"),
        open_.count("agree"),
        open_.count("differ"),
        open_.count("change"),
        last.text if last else "",
        last.qualifier if last else "exact",
        float(last.low + last.high) / 2 if last else None,
    )


def _found_by(observed: ledger.Observed) -> ledger.Found:
    """What a thing is found by: name, place, unit, and what kind of number it is."""
    _, place, kind, _, _, status, manner = observed.key
    what = "" if kind == "level" else kind_text(kind)
    told = (observed.indicator, place, observed.unit, what, manner)
    words = " ".join(filter(None, (*told, status_text("planned") if status == "planned" else "")))
    return ledger.Found(fold_text(words), reading_key(observed.indicator))


def grouped(db: Connection, things: Iterable[Thing]) -> Iterator[tuple[Thing, list[Observation]]]:
    """Things with their observations; those without any are left out."""
    by_id = {thing.id: thing for thing in things}
    for thing_id, rows in groupby(ledger.of_things(db, by_id), key=lambda pair: pair[0]):
        yield by_id[thing_id], [observation_of(row) for _, row in rows]


def verdicts_on(thing: Thing, told: Iterable[Observation]) -> list[Comparison]:
    """The verdicts on a thing of the store."""
    return compare_one(Key(*thing.key), told)


def row_of(observation: Observation) -> Row:
    """An observation as the store keeps it."""
    return tuple(str(field) if isinstance(field, Decimal) else field for field in observation)


def observation_of(row: Row) -> Observation:
    """What `row_of` made a row of."""
    figure, article, date, period, settled, low, high, *words = row
    return Observation(
        figure, article, date, period, bool(settled), Decimal(low), Decimal(high), *words
    )
