"""What a figure is called in the interface: its qualifier, its status, and the card when hovered.

The value itself is worded by the archive, in the same way for window and command line.
"""

from PySide6.QtCore import QCoreApplication

from lcreader.archive.wording import period_text, value_text
from lcreader.records import Figure, Period


def qualifier_name(figure: Figure) -> str:
    """How exact the figure is, empty where it is exact."""
    names = {
        "over": QCoreApplication.translate("Figures", "over"),
        "nearly": QCoreApplication.translate("Figures", "nearly"),
        "about": QCoreApplication.translate("Figures", "about"),
        "under": QCoreApplication.translate("Figures", "under"),
    }
    return names.get(figure.qualifier, "")


def status_name(figure: Figure) -> str:
    """Whether the figure is a fact or a plan."""
    if figure.status == "planned":
        return QCoreApplication.translate("Figures", "planned")
    return QCoreApplication.translate("Figures", "actual")


def kind_name(figure: Figure) -> str:
    """What the figure says of its indicator, empty where there is no word for it."""
    names = {
        "level": QCoreApplication.translate("Figures", "level"),
        "change": QCoreApplication.translate("Figures", "change"),
        "growth": QCoreApplication.translate("Figures", "growth"),
        "share": QCoreApplication.translate("Figures", "share"),
        "rank": QCoreApplication.translate("Figures", "rank"),
        "duration": QCoreApplication.translate("Figures", "duration"),
    }
    return names.get(figure.kind, "")


def corrected_name(figure: Figure) -> str:
    """That a person corrected the figure, empty where none did."""
    return QCoreApplication.translate("Figures", "Corrected by hand") if figure.corrected else ""


def period_name(period: Period | None) -> str:
    """The period as a reader writes it, empty where it is not known."""
    return period_text(period) if period is not None else ""


def figure_card(figure: Figure) -> str:
    """All that is known of a figure, a line each: the words of the page first."""
    lines = [
        _value_line(figure),
        _line(QCoreApplication.translate("Figures", "Indicator"), figure.indicator),
        _line(QCoreApplication.translate("Figures", "Kind"), kind_name(figure)),
        _line(QCoreApplication.translate("Figures", "Period"), _period_line(figure)),
        _line(
            QCoreApplication.translate("Figures", "Compared with"), period_name(figure.base_period)
        ),
        _line(QCoreApplication.translate("Figures", "Place"), figure.place),
        _line(QCoreApplication.translate("Figures", "Qualifier"), qualifier_name(figure)),
        _line(QCoreApplication.translate("Figures", "Status"), status_name(figure)),
        corrected_name(figure),
    ]
    return "\n".join(line for line in lines if line)


def _value_line(figure: Figure) -> str:
    """What stands on the page, as a reader writes it, and the plain number that it comes to."""
    written = value_text(figure)
    steps = [written] if _bare(written) == _bare(figure.text) else [figure.text, written]
    plain = f"{figure.value:,f}"
    if figure.value_max is not None:
        plain = f"{plain}–{figure.value_max:,f}"
    if plain not in written:
        steps.append(f"{plain} {figure.unit}".strip())
    return " → ".join(steps)


def _bare(text: str) -> str:
    return text.replace(" ", "").replace(",", "")


def _period_line(figure: Figure) -> str:
    """The period, and how it is known where the sentence does not say it."""
    period = period_name(figure.period)
    found = {
        "inherited": QCoreApplication.translate("Figures", "from an earlier sentence"),
        "dateline": QCoreApplication.translate("Figures", "from the date of the article"),
    }
    how = found.get(figure.period_found, "")
    if not period or not how:
        return period
    return QCoreApplication.translate("Figures", "{period} ({how})").format(period=period, how=how)


def _line(name: str, value: str) -> str:
    pattern = QCoreApplication.translate("Figures", "{name}: {value}")
    return pattern.format(name=name, value=value) if value else ""
