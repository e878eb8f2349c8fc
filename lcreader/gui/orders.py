"""The orders in which a list of articles can be shown, in words."""

from PySide6.QtCore import QCoreApplication

from lcreader.gui.listing import NEWEST, Order


def offered(asked: bool) -> list[tuple[str, Order]]:
    """The orders that have a sense: hits by relevance too, all articles by date or title."""
    translate = QCoreApplication.translate
    orders = [(translate("Orders", "By relevance"), Order("relevance"))] if asked else []
    orders.append((translate("Orders", "Newest first"), NEWEST))
    orders.append((translate("Orders", "Oldest first"), Order("date", False)))
    orders.append((translate("Orders", "By title"), Order("title", False)))
    return orders


def fitting(order: Order, kept: str, *, asked: bool, before: bool) -> Order:
    """`order` as long as it has a sense: a first query is answered in the order `kept`.

    `asked` and `before` tell whether anything is asked now, and was until now.
    """
    known = [one for _, one in offered(asked)]
    if asked == before and order in known:
        return order
    return next((one for one in known if one.sort == kept), NEWEST) if asked else NEWEST
