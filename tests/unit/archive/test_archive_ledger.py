"""The ledger of an archive: level with every import, whatever the order; verdicts dismissed."""

import shutil
import sqlite3
from pathlib import Path

from archive_pages import Write

from lcreader.archive import Archive, Finding, Wanted, observing
from lcreader.records import Change, Filters
from lcreader.store import Store, ledger
from lcreader.watch import Watch

OLD = ("高新技术企业增多", "2024年12月9日，全市高新技术企业2020年为303家，2023年达到900家。")
NEW = ("高新技术企业突破千家", "2025年12月9日，全市高新技术企业2020年为302家，2024年达到1024家。")
AGAIN = ("回望五年", "2025年12月10日，全市高新技术企业2020年为302家，粮食总产量为560万吨。")


def pages(write: Write) -> list[Path]:
    return [write(one, name=f"{n}.txt") for n, one in enumerate((OLD, NEW, AGAIN))]


def told(findings: list[Finding]) -> list[tuple]:
    """Findings without their ids, which depend on the order of import."""
    return sorted(
        (
            f.indicator,
            f.verdict,
            f.moment,
            f.reason,
            f.mark,
            f.unit,
            tuple(sorted((w.value, w.period, w.date, w.title, w.sentence) for w in f.witnesses)),
        )
        for f in findings
    )


def everything(archive: Archive) -> list[tuple]:
    return told(list(archive.ledger.compare()))


def test_a_difference_with_its_passages(archive: Archive, write: Write) -> None:
    archive.import_paths(pages(write))
    (finding,) = archive.ledger.compare(verdict="differ")
    assert (finding.indicator, finding.moment, finding.unit) == ("高新技术企业", "2020", "家")
    assert sorted(str(w.value) for w in finding.witnesses) == ["302", "302", "303"]
    for witness in finding.witnesses:
        text = archive.article(witness.article_id).text
        assert witness.span.of(text) == witness.text
        assert witness.text in witness.sentence
        assert witness.sentence in text


def test_page_by_page_is_as_all_at_once(tmp_path: Path, write: Write, archive: Archive) -> None:
    for path in pages(write):
        archive.import_paths([path])
        everything(archive)
    with Archive.open(tmp_path / "other") as other:
        other.import_paths(reversed(pages(write)))
        assert everything(other) == everything(archive)
    counts = [
        (t.key, t.observations, t.articles, t.agree, t.differ, t.change)
        for t in archive.ledger.indicators()
    ]
    archive._store.write(ledger.begin_anew, "other rules")
    archive.ledger.catch_up()
    again = [
        (t.key, t.observations, t.articles, t.agree, t.differ, t.change)
        for t in archive.ledger.indicators()
    ]
    assert sorted(again) == sorted(counts)


def test_a_replaced_page_takes_its_observations_along(archive: Archive, write: Write) -> None:
    archive.import_paths(pages(write))
    assert len(list(archive.ledger.compare(verdict="differ"))) == 1
    fixed = (OLD[0], OLD[1].replace("303", "302"))
    archive.import_paths([write(fixed, name="0.txt")])
    assert list(archive.ledger.compare(verdict="differ")) == []
    archive.import_paths([write(("别的", "今天是晴天，没有数字。"), name="0.txt")])
    assert all(thing.observations for thing in archive.ledger.indicators())


def test_verdicts_of_an_article_by_figure(archive: Archive, write: Write) -> None:
    archive.import_paths(pages(write))
    for article_id in archive.article_ids(Filters(kinds=())):
        figures = {figure.id: figure for figure in archive.figures(article_id)}
        verdicts = archive.ledger.verdicts(article_id)
        assert verdicts
        for figure_id, several in verdicts.items():
            assert figures[figure_id].indicator == "高新技术企业"
            marks = {one.mark for one in several}
            assert marks == {f.mark for f in archive.ledger.findings(figure_id)}


def test_the_timeline_goes_by_period(archive: Archive, write: Write) -> None:
    archive.import_paths(pages(write))
    (thing,) = archive.ledger.indicators("高新技术企业", least=2)
    line = archive.ledger.timeline(thing.id)
    assert [w.period for w in line] == ["2020", "2020", "2020", "2023", "2024"]
    assert archive.ledger.timeline(9999) == []
    assert archive.ledger.indicators(place="没有这个地方") == []
    assert archive.ledger.indicators(verdict="differ") == [thing]


def test_a_dismissed_verdict_stays_away_until_values_change(archive: Archive, write: Write) -> None:
    heard: list[Change] = []
    archive.subscribe(heard.append)
    archive.import_paths(pages(write))
    (finding,) = archive.ledger.compare(verdict="differ")
    archive.ledger.dismiss(finding.mark, "explained", "口径不同")
    assert list(archive.ledger.compare(verdict="differ")) == []
    (shown,) = archive.ledger.compare(verdict="differ", dismissed=True)
    assert shown.dismissed is not None
    assert (shown.dismissed.reason, shown.dismissed.note) == ("explained", "口径不同")
    figure_id = finding.witnesses[0].figure_id
    article_id = finding.witnesses[0].article_id
    kinds = [v.verdict for v in archive.ledger.verdicts(article_id).get(figure_id, [])]
    assert "differ" not in kinds
    archive.reread()
    assert list(archive.ledger.compare(verdict="differ")) == []
    archive.import_paths([write((OLD[0], OLD[1].replace("303", "305")), name="0.txt")])
    assert len(list(archive.ledger.compare(verdict="differ"))) == 1
    assert archive.ledger.undismiss(finding.mark)
    assert not archive.ledger.undismiss(finding.mark)
    assert Change("ledger") in heard


def test_sums_of_an_article_and_of_all(archive: Archive, write: Write) -> None:
    text = "2025年12月9日，全市工业企业从2020年的1200家增加到2024年的1500家，增长35%。"
    archive.import_paths([write(("工业企业增多", text))])
    (one,) = archive.ledger.audit()
    assert (one.verdict, one.expected, one.found) == ("fails", "1620", "1500")
    assert one.statement == "1200 × (1 + 35%) = 1500"
    figures = {figure.id: figure.text for figure in archive.figures(one.article_id)}
    assert [figures[n] for n in one.figure_ids] == ["1200家", "1500家", "35%"]
    archive.ledger.dismiss(one.mark, "explained")
    assert archive.ledger.sums(one.article_id) == []
    assert len(archive.ledger.sums(one.article_id, dismissed=True)) == 1


def test_an_archive_of_before_the_ledger_gets_one(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    data = Path(__file__).parents[2] / "data" / "archive-1.sqlite3"
    shutil.copy(data, tmp_path / "a" / "archive.sqlite3")
    with Archive.open(tmp_path / "a", create=False) as archive:
        assert {t.indicator for t in archive.ledger.indicators()} >= {"高新技术企业"}
        assert not any(f.corrected for n in archive.article_ids() for f in archive.figures(n))


def test_new_rules_are_applied_at_the_next_start(tmp_path: Path, write: Write) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.import_paths(pages(write))
        before = everything(archive)
    with sqlite3.connect(tmp_path / "a" / "archive.sqlite3") as db:
        db.execute("UPDATE ledger_version SET version = 'old'")
        db.execute("DELETE FROM observation")
    db.close()
    with Archive.open(tmp_path / "a") as archive:
        assert everything(archive) == before


def test_catching_up_goes_on_where_it_was_stopped(tmp_path: Path, write: Write) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.import_paths(pages(write))
        before = everything(archive)
    with Store.open(tmp_path / "a" / "archive.sqlite3") as store:
        store.write(ledger.begin_anew, observing.rules())
        assert store.read(ledger.count_waiting) == 3
        observing.check(store)
        observing.catch_up(store, Watch())
        assert store.read(ledger.count_waiting) == 0
    with Archive.open(tmp_path / "a") as archive:
        assert everything(archive) == before


def test_a_plan_is_found_beside_what_came_of_it(archive: Archive, write: Write) -> None:
    plan = ("锚定目标", "2024年12月9日，到2025年，全市高新技术企业达到1000家。")
    done = ("突破千家", "2026年1月9日，2025年，全市高新技术企业达到1020家。")
    archive.import_paths([write(plan, name="p.txt"), write(done, name="d.txt")])
    things = {thing.status: thing for thing in archive.ledger.indicators("高新技术企业")}
    assert set(things) == {"planned", "actual"}
    assert archive.ledger.planned(things["actual"]) == [things["planned"]]
    assert archive.ledger.planned(things["planned"]) == []
    assert list(archive.ledger.compare()) == []


def test_what_is_listed_keeps_level_with_what_is_told(archive: Archive, write: Write) -> None:
    archive.import_paths(pages(write))
    (thing,) = archive.ledger.things(archive.ledger.find(Wanted(words=("高新技术企业",))))
    assert (thing.last_text, thing.last_qualifier, thing.printed) == ("1024家", "exact", "家")
    assert (thing.open_differ, thing.differ) == (1, 1)
    later = ("再上台阶", "2026年1月9日，2025年，全市高新技术企业超1100家。")
    archive.import_paths([write(later, name="3.txt")])
    archive.ledger.catch_up()
    (thing,) = archive.ledger.things([thing.id])
    assert (thing.last_text, thing.last_qualifier) == ("1100家", "over")
