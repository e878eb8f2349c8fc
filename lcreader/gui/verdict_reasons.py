"""Why a verdict is as it is, in the language of the window.

The ledger gives reasons as codes with the words of the page that belong to them; what has no
wording here is told as the ledger tells it.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from lcreader.archive import Reason


def reason_words(reasons: Iterable[Reason]) -> str:
    """Reasons as sentences, a line each."""
    return "\n".join(_agreement(one) or _difference(one) or one.text for one in reasons)


def cause_name(cause: str) -> str:
    """The likely cause of a difference in a word or two; empty where it is not known."""
    names = {
        "rounding": QCoreApplication.translate("Verdicts", "rounding"),
        "hedge": QCoreApplication.translate("Verdicts", "approximate number"),
        "scope": QCoreApplication.translate("Verdicts", "scope"),
        "revision": QCoreApplication.translate("Verdicts", "revision"),
        "transcription": QCoreApplication.translate("Verdicts", "transcription"),
    }
    return names.get(cause, "")


def _agreement(reason: Reason) -> str:
    """Reasons of agreement and of change."""
    patterns = {
        "same": QCoreApplication.translate("Verdicts", "The values are the same."),
        "compatible": QCoreApplication.translate(
            "Verdicts", "The values fit together, as rounded or approximate numbers."
        ),
        "periods": QCoreApplication.translate(
            "Verdicts", "The periods differ: values that follow each other."
        ),
        "running": QCoreApplication.translate(
            "Verdicts", "The period was not over yet; {0} reports the later value."
        ),
        "undated": QCoreApplication.translate(
            "Verdicts", "No period is given; {0} reports the later value."
        ),
        "half_dated": QCoreApplication.translate(
            "Verdicts",
            "Not all give a period; in the order of publication the values may follow each other.",
        ),
    }
    return patterns.get(reason.code, "").format(*reason.words)


def _difference(reason: Reason) -> str:
    """Reasons of a difference."""
    patterns = {
        "tenfold": QCoreApplication.translate(
            "Verdicts",
            "One value is exactly ten, a hundred or more times the other: perhaps a wrong unit "
            "or decimal point.",
        ),
        "slip": QCoreApplication.translate(
            "Verdicts",
            "The wordings differ by one character and the values by far: perhaps copied wrongly.",
        ),
        "stages": QCoreApplication.translate(
            "Verdicts", "One is “{0}”, the other “{1}”: a revision; that of {2} counts."
        ),
        "stage": QCoreApplication.translate(
            "Verdicts",
            "One is “{0}”, the other does not say: perhaps from before and after a revision.",
        ),
        "cut_off": QCoreApplication.translate(
            "Verdicts", "The coarser number ({0}) may have been cut off instead of rounded."
        ),
        "hedge": QCoreApplication.translate(
            "Verdicts", "The approximate number ({0}) does not fit the other, {1}."
        ),
        "hedges": QCoreApplication.translate(
            "Verdicts", "The approximate numbers are too far apart for both to be right."
        ),
        "scopes": QCoreApplication.translate(
            "Verdicts", "They differ in scope: one says “{0}”, the other “{1}”."
        ),
        "scope": QCoreApplication.translate(
            "Verdicts", "They differ in scope: one says “{0}”, the other does not."
        ),
        "later": QCoreApplication.translate(
            "Verdicts",
            "Told {0} months apart and a little different: the later one ({1}) may be revised.",
        ),
        "digit": QCoreApplication.translate(
            "Verdicts", "The numbers differ by one digit: perhaps copied wrongly."
        ),
        "swapped": QCoreApplication.translate(
            "Verdicts", "Two digits changed places: perhaps copied wrongly."
        ),
        "near": QCoreApplication.translate(
            "Verdicts", "The values differ a little, and nothing says why."
        ),
        "unlike": QCoreApplication.translate(
            "Verdicts", "The values differ: perhaps another scope, or a mistake."
        ),
    }
    return patterns.get(reason.code, "").format(*reason.words)
