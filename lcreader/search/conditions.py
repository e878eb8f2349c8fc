"""What a query asks of figures: one condition after a field, and which of them belong together.

Conditions side by side must hold for one figure (值:>100亿 单位:元); so must those of a bracket,
for a figure of its own. Alternatives of one field are one condition: 单位:(元 OR 美元).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lcreader.records import Span
from lcreader.search.amounts import read_amounts, read_unit
from lcreader.search.dates import parse_range
from lcreader.search.tree import Condition, During, Figured, InUnit, Named, Node
from lcreader.search.vocabulary import Vocabulary

FIGURE_FIELDS = ("value", "unit", "indicator", "period")


def read_condition(field: str, text: str, folded: str, words: Vocabulary) -> Condition | str:
    """The condition that a folded text is in a field of figures, or a code of why it is none."""
    if field == "value":
        amounts = read_amounts(folded)
        if amounts is None:
            return "not_value"
        return Condition("value", (replace(amounts, text=text.strip()),))
    if field == "unit":
        scale, unit = read_unit("" if folded in words.undated else folded)
        return Condition("unit", (InUnit(unit, scale, text.strip()),))
    if field == "indicator":
        return Condition("indicator", (Named(folded, text.strip()),))
    days = parse_range(folded, words.between, words.bounds)
    if days is None and folded not in words.undated:
        return "not_period"
    return Condition("period", (During(days, text.strip()),))


def closed(node: Node | None) -> Node | None:
    """What stood in brackets: a figure of its own, unless it is a choice for those beside it."""
    if isinstance(node, Figured) and not _is_choice(node):
        return replace(node, closed=True)
    return node


def _is_choice(node: Figured) -> bool:
    return len(node.conditions) == 1 and len(node.conditions[0].tests) > 1


def side_by_side(parts: Iterable[Node | None]) -> list[Node | None]:
    """The parts of a row, its conditions on figures put together where the first stood."""
    parts = list(parts)
    several = [part for part in parts if isinstance(part, Figured) and not part.closed]
    if len(several) < 2:
        return parts
    conditions = dict.fromkeys(one for part in several for one in part.conditions)
    whole = Figured(tuple(conditions), _over(several))
    joined: list[Node | None] = []
    for part in parts:
        if part is several[0]:
            joined.append(whole)
        elif not any(part is other for other in several):
            joined.append(part)
    return joined


def alternatives(parts: Sequence[Node]) -> Figured | None:
    """Conditions of one field as one condition, None where the parts are anything else."""
    conditions = [
        part.conditions[0]
        for part in parts
        if isinstance(part, Figured) and len(part.conditions) == 1
    ]
    if len(conditions) < len(parts) or len({one.field for one in conditions}) > 1:
        return None
    tests = dict.fromkeys(test for one in conditions for test in one.tests)
    return Figured((Condition(conditions[0].field, tuple(tests)),), _over(parts))


def _over(parts: Sequence[Node]) -> Span:
    return Span(parts[0].span.start, max(part.span.end for part in parts))
