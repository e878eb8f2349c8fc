"""The ledger of an archive: what its articles say of one thing, and the verdicts on it.

Reached as `archive.ledger`. What comes back are plain records; a `Finding` is a verdict with the
passages that it rests on, each with the way to its place.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from lcreader.archive import export, holdings, observing
from lcreader.archive.citation import Style
from lcreader.archive.findings import Finding, Sum, Witness
from lcreader.archive.importing import stamp
from lcreader.archive.news import News
from lcreader.archive.pinyin import title_key
from lcreader.ledger import tables
from lcreader.ledger.arithmetic import audit
from lcreader.ledger.compare import Comparison, in_time
from lcreader.ledger.observations import Key, Observation
from lcreader.ledger.rounding import EXACT
from lcreader.records import Article, Change, Filters, Span
from lcreader.store import Connection, Store, articles, dismissals, figures, ledger, things
from lcreader.store.dismissals import Dismissal, Reason
from lcreader.store.ledger import Passage, Thing
from lcreader.store.things import Overview, Wanted
from lcreader.watch import Watch

_PAGE = 100  # things that are read at one go
_LITTLE = 200  # articles that are observed anew on opening
_FIRST = {"differ": 0, "change": 1, "agree": 2}


class Ledger:
    """The observations of one archive and the verdicts on them."""

    def __init__(self, store: Store, news: News, now: Callable[[], datetime]) -> None:
        self._store = store
        self._news = news
        self._now = now

    def check(self) -> None:
        """See whether the rules have changed since; little is done at once, more in `catch_up`."""
        observing.check(self._store)
        if 0 < self._store.read(ledger.count_waiting) <= _LITTLE:
            self.catch_up()

    def catch_up(self, watch: Watch | None = None) -> None:
        """Bring observations and counts up to date; little to do after an import.

        Raises:
            Cancelled: when the watch was stopped.
        """
        observing.catch_up(self._store, watch or Watch())

    def indicators(
        self, text: str = "", *, place: str = "", unit: str = "", verdict: str = "", least: int = 1
    ) -> list[Thing]:
        """What is reported, the most reported first, with how often and with which verdicts.

        `least` is the number of articles that must tell of it.
        """
        self.catch_up()
        return self._store.read(ledger.things, text, place, verdict, unit, least)

    def compare(
        self,
        indicator: str = "",
        *,
        place: str = "",
        verdict: str = "",
        watch: Watch | None = None,
        dismissed: bool = False,
    ) -> Iterator[Finding]:
        """Every verdict on what at least two articles report, differences first.

        Those that were dismissed are left out unless they are asked for.
        """
        watch = watch or Watch()
        self.catch_up(watch)
        found = self._store.read(ledger.things, indicator, place, verdict, "", 2)
        found.sort(key=lambda thing: (not thing.differ, not thing.change))
        for start in range(0, len(found), _PAGE):
            watch.report(start, len(found))
            for finding in self._store.read(_findings, found[start : start + _PAGE], None):
                if verdict in ("", finding.verdict) and (dismissed or not finding.dismissed):
                    yield finding

    def verdicts(self, article_id: int) -> dict[int, list[Comparison]]:
        """For each figure of an article the verdicts that it takes part in, dismissed ones not."""
        return self._store.read(_verdicts, article_id)

    def findings(self, figure_id: int) -> list[Finding]:
        """The verdicts that a figure takes part in, with their passages; dismissed ones too."""
        return self._store.read(_findings_of_figure, figure_id)

    def timeline(self, thing_id: int) -> list[Witness]:
        """All that is reported of a thing, in the order of periods and dates."""
        return self._store.read(_timeline, thing_id)

    def sums(self, article_id: int, *, dismissed: bool = False) -> list[Sum]:
        """The sums inside an article, in text order; dismissed ones only when asked for."""
        found = self._store.read(_sums, article_id)
        return [one for one in found if dismissed or not one.dismissed]

    def audit(self, *, watch: Watch | None = None, dismissed: bool = False) -> Iterator[Sum]:
        """The sums inside all articles and sidebars, the newest article first."""
        watch = watch or Watch()
        ids = self._store.read(articles.ids, Filters(), "date", True)
        for done, article_id in enumerate(ids):
            if done % _PAGE == 0:
                watch.report(done, len(ids))
            yield from self.sums(article_id, dismissed=dismissed)

    def findings_on(self, thing_id: int) -> list[Finding]:
        """The verdicts on a thing, with their passages; dismissed ones too."""
        return self._store.read(_findings_on, thing_id)

    def find(self, wanted: Wanted, watch: Watch | None = None) -> Sequence[int]:
        """The ids of the things that are wanted, in the order that is wanted.

        Raises:
            Cancelled: when the watch was stopped.
        """
        self.catch_up(watch)
        if wanted.order not in ("place", "unit"):
            return self._store.read(things.find, wanted)
        overview = self.overview()
        names = overview.places if wanted.order == "place" else overview.units
        return self._store.read(
            things.find, wanted, sorted((name for name, _ in names), key=title_key)
        )

    def things(self, thing_ids: Iterable[int]) -> list[Thing]:
        """Things by their ids, those that are still there."""
        return self._store.read(things.with_ids, list(thing_ids))

    def overview(self) -> Overview:
        """How many things there are, and of which places and units."""
        self.catch_up()
        return self._store.read(things.overview)

    def planned(self, thing: Thing) -> list[Thing]:
        """What is planned of a thing that is told as done; none or one."""
        name, place, kind, direction, unit, status, manner = thing.key
        if status == "planned":
            return []
        key = (name, place, kind, direction, unit, "planned", manner)
        return self._store.read(ledger.with_key, key)

    def export(self, thing_id: int, to: Path, style: Style = "2025") -> int:
        """Write all that is reported of a thing, and planned of it, to a CSV, XLSX or JSONL file.

        Raises:
            ExportError: when the format is not known or the file cannot be written.
        """
        export.check("reports", to)
        told = self._store.read(ledger.thing, thing_id)
        several = [] if told is None else [told, *self.planned(told)]
        witnesses = [one for thing in several for one in self.timeline(thing.id)]
        place = "" if told is None else told.place
        return export.export_reports(to, place, witnesses, self._article, style)

    def _article(self, article_id: int) -> Article:
        return self._store.read(holdings.article, article_id)  # it may be replaced while we write

    def dismiss(self, mark: str, reason: Reason, note: str = "") -> Dismissal:
        """Show a verdict no more, because its figures are not of one thing, or are explained."""
        dismissal = Dismissal(mark, reason, note, stamp(self._now()))
        self._store.write(_dismiss, dismissal)
        self._news.tell(Change("ledger"))
        return dismissal

    def undismiss(self, mark: str) -> bool:
        """Take a dismissal back; tell whether there was one."""
        there = self._store.write(_undismiss, mark)
        self._news.tell(Change("ledger"))
        return there

    def dismissals(self) -> list[Dismissal]:
        """All dismissals, the newest first."""
        return self._store.read(dismissals.all_of)


def _dismiss(db: Connection, dismissal: Dismissal) -> None:
    dismissals.put(db, dismissal)
    _count_anew(db, dismissal.mark)


def _undismiss(db: Connection, mark: str) -> bool:
    _count_anew(db, mark)
    return dismissals.remove(db, mark)


def _count_anew(db: Connection, mark: str) -> None:
    """The mark of a verdict begins with the key of its thing; that of a sum finds none."""
    key = mark.split("|")[: len(Key._fields)]
    if len(key) == len(Key._fields):
        ledger.count_anew(db, key)


def _verdicts(db: Connection, article_id: int) -> dict[int, list[Comparison]]:
    found: dict[int, list[Comparison]] = {}
    for thing, told in observing.grouped(db, ledger.of_article(db, article_id)):
        for verdict in observing.verdicts_on(thing, told):
            mine = [o for o in verdict.observations if o.article_id == article_id]
            for one in mine:
                found.setdefault(one.figure_id, []).append(verdict)
    marks = list({verdict.mark for several in found.values() for verdict in several})
    gone = dismissals.among(db, marks)
    if gone:
        found = {
            figure_id: [verdict for verdict in several if verdict.mark not in gone]
            for figure_id, several in found.items()
        }
    return {figure_id: several for figure_id, several in found.items() if several}


def _findings_of_figure(db: Connection, figure_id: int) -> list[Finding]:
    return _findings(db, ledger.of_figure(db, figure_id), figure_id)


def _findings(db: Connection, listed: Sequence[Thing], figure_id: int | None) -> list[Finding]:
    """Verdicts on things, in the order given, with passages; all, or those with one figure."""
    groups = {thing.id: told for thing, told in observing.grouped(db, listed)}
    verdicts = [
        (thing, verdict)
        for thing in listed
        for verdict in sorted(
            observing.verdicts_on(thing, groups.get(thing.id, [])),
            key=lambda verdict: _FIRST[verdict.verdict],
        )
        if figure_id is None or any(o.figure_id == figure_id for o in verdict.observations)
    ]
    wanted = {o.figure_id for _, verdict in verdicts for o in verdict.observations}
    passages = {p.figure_id: p for p in ledger.passages(db, wanted)}
    gone = dismissals.among(db, [verdict.mark for _, verdict in verdicts])
    return [_finding(thing, verdict, passages, gone) for thing, verdict in verdicts]


def _finding(
    thing: Thing,
    verdict: Comparison,
    passages: dict[int, Passage],
    gone: dict[str, Dismissal],
) -> Finding:
    unit, witnesses = _witnesses(thing, verdict.observations, passages)
    mark = verdict.mark
    return Finding(
        thing_id=thing.id,
        indicator=max((w.indicator for w in witnesses), key=lambda name: (len(name), name)),
        place=thing.place,
        kind=thing.kind,
        unit=unit,
        status=thing.status,
        verdict=verdict.verdict,
        moment=verdict.moment,
        reasons=verdict.reasons,
        mark=mark,
        witnesses=witnesses,
        dismissed=gone.get(mark),
    )


def _sums(db: Connection, article_id: int) -> list[Sum]:
    article = articles.get(db, article_id)
    if article is None:
        return []
    checks = audit(article.text, figures.of_article(db, article_id))
    marks = [f"{c.rule}|{c.statement}|{c.tested.sentence.of(article.text)}" for c in checks]
    gone = dismissals.among(db, marks)
    return [
        Sum(
            rule=check.rule,
            statement=check.statement,
            expected=check.expected,
            found=check.found,
            verdict=check.verdict,
            article_id=article_id,
            title=article.title or article.source_name,
            newspaper=article.newspaper,
            date=article.date or article.published,
            sentences=tuple(sentence.of(article.text) for sentence in check.sentences),
            figure_ids=tuple(figure.id for figure in check.figures),
            tested_id=check.tested.id,
            mark=mark,
            dismissed=gone.get(mark),
        )
        for check, mark in zip(checks, marks, strict=True)
    ]


def _findings_on(db: Connection, thing_id: int) -> list[Finding]:
    thing = ledger.thing(db, thing_id)
    return [] if thing is None else _findings(db, [thing], None)


def _timeline(db: Connection, thing_id: int) -> list[Witness]:
    thing = ledger.thing(db, thing_id)
    if thing is None:
        return []
    told = [o for _, several in observing.grouped(db, [thing]) for o in several]
    told.sort(key=in_time)
    passages = {p.figure_id: p for p in ledger.passages(db, [o.figure_id for o in told])}
    return list(_witnesses(thing, told, passages)[1])


def _witnesses(
    thing: Thing, told: Iterable[Observation], passages: dict[int, Passage]
) -> tuple[str, tuple[Witness, ...]]:
    """The passages in one unit: as they are printed where that is one, else in the base."""
    table = tables.load()
    pairs = [(o, passages[o.figure_id]) for o in told]
    units = {passage.unit for _, passage in pairs}
    as_printed = len(units) == 1 or all(table.measure(unit).factor == 1 for unit in units)
    unit = pairs[-1][1].unit if as_printed and pairs else thing.unit

    def in_unit(value: str, printed: str) -> Decimal:
        if as_printed:
            return Decimal(value)
        converted = EXACT.multiply(Decimal(value), table.measure(printed).factor)
        whole = converted.to_integral_value()
        return whole if whole == converted else converted.normalize(EXACT)

    return unit, tuple(
        Witness(
            figure_id=o.figure_id,
            article_id=o.article_id,
            indicator=passage.indicator,
            value=in_unit(passage.value, passage.unit),
            value_max=in_unit(passage.value_max, passage.unit) if passage.value_max else None,
            text=o.text,
            qualifier=o.qualifier,
            period=o.period,
            settled=o.settled,
            date=passage.date,
            newspaper=passage.newspaper,
            title=passage.title or passage.source_name,
            span=Span(passage.start, passage.end),
            sentence=passage.sentence,
            marked=Span(
                passage.start - passage.sentence_start, passage.end - passage.sentence_start
            ),
            unit=unit,
        )
        for o, passage in pairs
    )
