"""What the words beside a number say of it: what it takes in, and how far it has been checked.

In go a sentence and the place of the number in it; out come the words, as they are printed.
"""

import re

from lcreader.ledger.tables import Tables
from lcreader.records import Span

_CLAUSE = re.compile(r"[，,；;。！？!?\n]")
_BRACKET = re.compile(r"\s*[（(]([^（）()]*)[）)]")
_CLAUSES = 3  # the clause of the number and those before it to which words may reach


def scope_words(text: str, sentence: Span, marked: Span, tables: Tables) -> str:
    """The words of scope in the clauses that lead to a number, and in brackets behind it.

    >>> from lcreader.ledger.tables import load
    >>> scope_words("累计关停机组28台。", Span(0, 10), Span(6, 9), load())
    '累计'
    """
    start = max(sentence.start, _lead(text, sentence, marked))
    lead = text[start : marked.start] + "，" + _behind(text, marked)
    return "、".join(sorted(set(tables.any_scope.findall(lead))))


def stage_word(text: str, sentence: Span, marked: Span, tables: Tables) -> str:
    """Whether a number is preliminary or revised: the word that says so last before it.

    >>> from lcreader.ledger.tables import load
    >>> stage_word("经最终核实，总值为9元，比初步核算数多。", Span(0, 19), Span(9, 11), load())
    '最终核实'
    """
    behind = tables.any_stage.search(_behind(text, marked))
    if behind is not None:
        return tables.stages[behind.group()]
    found = tables.any_stage.findall(text[sentence.start : marked.start])
    return tables.stages[found[-1]] if found else ""


def _lead(text: str, sentence: Span, marked: Span) -> int:
    """Where the clauses begin that lead to the number."""
    ends = [m.end() for m in _CLAUSE.finditer(text, sentence.start, marked.start)]
    return ends[-_CLAUSES] if len(ends) >= _CLAUSES else sentence.start


def _behind(text: str, marked: Span) -> str:
    bracket = _BRACKET.match(text, marked.end)
    return bracket[1] if bracket else ""
