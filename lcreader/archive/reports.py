"""What the command line tells of outcomes, hits and bookmarks: as lines to read, or as fields."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from lcreader.archive.columns import CAUSES, STATES, VERDICTS
from lcreader.archive.export import bookmark_row
from lcreader.archive.findings import Finding, Sum
from lcreader.archive.wording import date_text, hedged_text
from lcreader.records import ArticleRow, Bookmark, Hit, ImportOutcome, Snippet

__all__ = [
    "batch_line",
    "bookmark_line",
    "bookmark_row",
    "finding_lines",
    "finding_row",
    "hit_lines",
    "hit_row",
    "outcome_line",
    "outcome_row",
    "outcomes_summary",
    "sum_lines",
    "sum_row",
]

_OUTCOMES = {"added": "新增", "unchanged": "未变", "replaced": "更新", "refused": "拒绝"}
_LONG = 60  # characters of a quote in one line


def outcome_row(outcome: ImportOutcome) -> dict[str, Any]:
    """What became of a file, in fields."""
    return {
        "path": outcome.path,
        "state": outcome.state,
        "reason": outcome.reason,
        "articles": outcome.articles,
        "figures": outcome.figures,
        "encoding": outcome.encoding,
    }


def outcome_line(outcome: ImportOutcome) -> str:
    """What became of a file, in a line."""
    about = outcome.reason
    if outcome.state in ("added", "replaced"):
        about = f"{outcome.articles} 篇，{outcome.figures} 个数字，{outcome.encoding}"
    return "  ".join(filter(None, (_OUTCOMES[outcome.state], outcome.path, about)))


def outcomes_summary(outcomes: Iterable[ImportOutcome]) -> str:
    """How many files were added, and so on."""
    counts: Counter[str] = Counter(outcome.state for outcome in outcomes)
    return " · ".join(f"{name} {counts[state]}" for state, name in _OUTCOMES.items())


def hit_row(hit: Hit, row: ArticleRow) -> dict[str, Any]:
    """A hit in fields; `marks` are spans of `snippet`."""
    return {
        "id": row.id,
        "title": row.title,
        "date": row.date,
        "newspaper": row.newspaper,
        "score": round(hit.score, 6),
        "count": hit.count,
        "snippet": hit.snippet.text,
        "marks": [list(mark) for mark in hit.snippet.marks],
        "kind": row.kind,
        "bylines": list(row.bylines),
    }


def hit_lines(hit: Hit, row: ArticleRow) -> str:
    """A hit in two lines: what article it is, and its words with the finds in 【 】."""
    facts = (row.newspaper, date_text(row.date), "、".join(row.bylines), f"{hit.count} 处")
    head = f"{row.id:>5}  {row.title or row.opening[:24]}  " + " · ".join(filter(None, facts))
    return f"{head}\n       {_marked(hit.snippet)}"


def batch_line(row: Mapping[str, Any]) -> str:
    """What one query of a batch found, in a line."""
    facts = f"{row['articles']:>6} 篇 {row['hits']:>7} 处  {row['query']}"
    return f"{facts}（{row['remark']}）" if row["remark"] else facts


def bookmark_line(bookmark: Bookmark) -> str:
    """A bookmark in a line."""
    quote = " ".join(bookmark.quote.split())
    quote = quote if len(quote) <= _LONG else f"{quote[:_LONG]}……"
    state = "" if bookmark.state == "exact" else f"（{STATES[bookmark.state]}）"
    facts = (
        bookmark.article_title,
        bookmark.newspaper,
        date_text(bookmark.date),
        bookmark.note,
        " ".join(f"#{tag}" for tag in bookmark.tags),
    )
    return f"{bookmark.id:>4}  “{quote}”{state}  " + " · ".join(filter(None, facts))


def finding_row(finding: Finding) -> dict[str, Any]:
    """A verdict on what several articles report, in fields."""
    return {
        "indicator": finding.indicator,
        "place": finding.place,
        "kind": finding.kind,
        "unit": finding.unit,
        "verdict": finding.verdict,
        "reason": finding.reason,
        "observations": [
            {
                "value": f"{witness.value:f}",
                "period": witness.period,
                "article": witness.title,
                "date": witness.date,
                "text": witness.sentence,
            }
            for witness in finding.witnesses
        ],
    }


def finding_lines(finding: Finding) -> str:
    """A verdict with its passages, a line each."""
    what = " · ".join(filter(None, (finding.indicator, finding.place)))
    verdict = "·".join(filter(None, (VERDICTS[finding.verdict], CAUSES[finding.cause])))
    lines = [f"[{verdict}] {what}：{finding.reason}"]
    for witness in finding.witnesses:
        quote = " ".join(witness.sentence.split())
        quote = quote if len(quote) <= _LONG else f"{quote[:_LONG]}……"
        facts = (witness.period or "时期不明", date_text(witness.date), witness.title)
        value = hedged_text(witness.text, witness.qualifier)
        lines.append(f"    {value}  {' · '.join(filter(None, facts))}  “{quote}”")
    return "\n".join(lines)


def sum_row(one: Sum) -> dict[str, Any]:
    """A sum inside an article, in fields."""
    return {
        "rule": one.rule,
        "statement": one.statement,
        "expected": one.expected,
        "found": one.found,
        "verdict": one.verdict,
        "article": one.title,
        "sentences": list(one.sentences),
    }


def sum_lines(one: Sum) -> str:
    """A sum in a line, and what it comes to where it fails; then its sentences."""
    outcome = "成立" if one.verdict == "holds" else f"不成立，应为 {one.expected}"
    facts = " · ".join(filter(None, (one.title, date_text(one.date))))
    quotes = [f"    “{' '.join(sentence.split())}”" for sentence in one.sentences]
    return "\n".join([f"[{outcome}] {one.statement}  {facts}", *quotes])


def _marked(snippet: Snippet) -> str:
    pieces, done = [], 0
    for start, end in snippet.marks:
        pieces += [snippet.text[done:start], "【", snippet.text[start:end], "】"]
        done = end
    return " ".join("".join((*pieces, snippet.text[done:])).split())
