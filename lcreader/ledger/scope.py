"""Why values of one wording may still be unlike: what each of them takes in.

In go the sentences with the place of the number in each; out comes a remark in Chinese, or
nothing when the words of scope beside all numbers are the same.
"""

import re
from collections.abc import Iterable

from lcreader.ledger.tables import Tables
from lcreader.records import Span

_BORDER = re.compile(r"[。；;！？!?]")


def scope_remark(passages: Iterable[tuple[str, Span]], tables: Tables) -> str:
    """That the words of scope differ, and which they are; "" when they do not.

    >>> from lcreader.ledger.tables import load
    >>> one, other = "累计关停机组28台", "26台机组陆续关停"
    >>> scope_remark([(one, Span(6, 9)), (other, Span(0, 3))], load())
    '口径词不同：一处写“累计”，一处没有。'
    >>> scope_remark([(one, Span(6, 9)), (one, Span(6, 9))], load())
    ''
    """
    scopes = [scope_words(sentence, marked, tables) for sentence, marked in passages]
    told = list(dict.fromkeys(scopes))
    if len(told) < 2:
        return ""
    named = "，".join(f"一处写“{'、'.join(words)}”" for words in told if words)
    return f"口径词不同：{named}{'' if all(told) else '，一处没有'}。"


def scope_words(sentence: str, marked: Span, tables: Tables) -> tuple[str, ...]:
    """The words of scope in the part of the sentence where a number stands, in a set order."""
    start = max((m.end() for m in _BORDER.finditer(sentence, 0, marked.start)), default=0)
    border = _BORDER.search(sentence, marked.end)
    end = border.start() if border else len(sentence)
    return tuple(sorted(set(tables.any_scope.findall(sentence[start:end]))))
