"""Why a verdict is as it is: a code with the words that go into it, so that it can be told in any
language, and its sentence in Chinese.

>>> Reason("stages", ("初步核算", "最终核实", "2025-12-10")).text
'一处是“初步核算”，一处是“最终核实”，是修订；以 2025-12-10 的为准。'
>>> Reason("stages", ("初步核算", "最终核实", "2025-12-10")).cause
'revision'
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Cause = Literal["", "rounding", "hedge", "scope", "revision", "transcription"]

# A sentence for each code; {0}, {1} are the words.
_SENTENCES = {
    # agree
    "same": "数值相同。",
    "compatible": "按四舍五入和约数理解，数值相容。",
    # change
    "periods": "时期不同，是先后的发展。",
    "running": "同一时期还没有结束，{0} 报道的是较新的数值。",
    "undated": "没有写明时期，{0} 报道的是较新的数值。",
    "half_dated": "有的没有写明时期，按见报先后排列，可能是先后的发展。",
    # differ
    "tenfold": "两个数值正好相差整十倍，可能是单位或小数点有误。",
    "slip": "同一时期的两处写法只差一字而数值相差很大，可能是转录有误。",
    "stages": "一处是“{0}”，一处是“{1}”，是修订；以 {2} 的为准。",
    "stage": "一处写明是“{0}”，另一处没有写明，可能是修订前后的数。",
    "cut_off": "较粗的一处（{0}）可能是截去尾数而不是四舍五入。",
    "hedge": "约数（{0}）说得过宽或过窄，与另一处的 {1} 对不上。",
    "hedges": "同一时期的约数相差过大，不能都对。",
    "scopes": "口径词不同：一处写“{0}”，一处写“{1}”。",
    "scope": "口径词不同：一处写“{0}”，一处没有。",
    "later": "两处发表相隔 {0} 个月，数值略有不同，后一处（{1}）可能用了修订后的数。",
    "digit": "写法只差一个数字，可能是转录有误。",
    "swapped": "两个数字的先后颠倒了，可能是转录有误。",
    "near": "同一时期的数值略有不同，没有写明原因。",
    "unlike": "同一时期的数值不同，可能是口径不同或有误。",
}
_CAUSES: dict[str, Cause] = {
    "tenfold": "transcription",
    "slip": "transcription",
    "digit": "transcription",
    "swapped": "transcription",
    "stages": "revision",
    "stage": "revision",
    "later": "revision",
    "cut_off": "rounding",
    "hedge": "hedge",
    "hedges": "hedge",
    "scopes": "scope",
    "scope": "scope",
}
CODES = tuple(_SENTENCES)


class Reason(NamedTuple):
    """One reason of a verdict; `words` are those of the page, and dates."""

    code: str
    words: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The reason as a sentence in Chinese."""
        return _SENTENCES[self.code].format(*self.words)

    @property
    def cause(self) -> Cause:
        """What it says of the likely cause of a difference; "" where it knows none."""
        return _CAUSES.get(self.code, "")


def sentences(reasons: Iterable[Reason]) -> str:
    """Reasons one after the other."""
    return "".join(reason.text for reason in reasons)


class Reasoned:
    """What has `reasons`, the first of which tells the cause."""

    __slots__ = ()
    reasons: tuple[Reason, ...]

    @property
    def reason(self) -> str:
        """The reasons in Chinese."""
        return sentences(self.reasons)

    @property
    def cause(self) -> Cause:
        """The likely cause of a difference; "" where none shows, and for other verdicts."""
        return self.reasons[0].cause
