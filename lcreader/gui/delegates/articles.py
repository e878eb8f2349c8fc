"""Paints a row of the list of articles: headline, where and when, snippet, counts.

All rows are of one height, five lines by the metrics of the font, so that a list of any length
need not be measured; where the headline takes one line only, the snippet gets the other.
"""

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lcreader.gui.models.articles import HIT_ROLE, ROW_ROLE
from lcreader.gui.theme import SPACE, Theme
from lcreader.gui.widgets.lines import Lines, line_height, paint_lines
from lcreader.gui.wording import kind_name
from lcreader.records import ArticleRow, Hit

Index = QModelIndex | QPersistentModelIndex
_BAR = 3  # px: the stroke at the left of the chosen row
_TITLE_LINES = 2
_SNIPPET_LINES = 2


class ArticleDelegate(QStyledItemDelegate):
    """Looks up nothing: the records come from the model, the colours from the theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Five lines and their margins."""
        font = option.font
        height = (
            _TITLE_LINES * line_height(_title_font(font))
            + line_height(_small_font(font))
            + _SNIPPET_LINES * line_height(font)
            + 2.5 * SPACE
        )
        return QSize(SPACE * 25, round(height) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row; a row that is not known yet is left blank but for its frame."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        row = index.data(ROW_ROLE)
        if row is not None:
            self._paint_row(painter, option, row, index.data(HIT_ROLE))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect, state = option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("selected"))
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, self._theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hovered"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -1.5, -1.5))

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ArticleRow, hit: Hit | None
    ) -> None:
        colour = self._theme.colour
        text_colour = option.palette.text().color()
        box = QRectF(option.rect).adjusted(SPACE * 1.5, SPACE, -SPACE * 1.5, -SPACE)
        marking = (colour("hit"), colour("hit_ground"))
        title = Lines(
            row.title or row.opening,  # a notice may have no headline
            _title_font(option.font),
            text_colour,
            _TITLE_LINES,
            hit.title_spans if hit else (),
            *marking,
        )
        used = paint_lines(painter, box, title)
        box.setTop(box.top() + used * line_height(title.font))
        self._paint_meta(painter, box, option.font, row, hit)
        box.setTop(box.top() + line_height(_small_font(option.font)) + SPACE / 4)
        opening = row.opening if row.title else ""
        text, marks = (hit.snippet.text, hit.snippet.marks) if hit else (opening, ())
        most = _SNIPPET_LINES + _TITLE_LINES - used
        snippet = Lines(text, option.font, colour("muted"), most, marks, *marking)
        paint_lines(painter, box, snippet)

    def _paint_meta(
        self, painter: QPainter, box: QRectF, base: QFont, row: ArticleRow, hit: Hit | None
    ) -> None:
        """Newspaper, date, byline at the left; counts at the right."""
        font = _small_font(base)
        counts = _counts(row, hit)
        taken = QFontMetricsF(font).horizontalAdvance(counts)
        kind = "" if row.kind == "article" else kind_name(row.kind)
        parts = (kind, row.newspaper, row.date, " ".join(row.bylines))
        left = QRectF(box)
        left.setWidth(box.width() - taken - SPACE * 1.5)
        meta = " · ".join(part for part in parts if part)
        paint_lines(painter, left, Lines(meta, font, self._theme.colour("muted")))
        right = QRectF(box)
        right.setLeft(box.right() - taken)
        paint_lines(painter, right, Lines(counts, font, self._theme.colour("faint")))


def _counts(row: ArticleRow, hit: Hit | None) -> str:
    translate = QCoreApplication.translate
    counts = []
    if hit is not None:
        counts.append(translate("ArticlesModel", "%n hit(s)", "", hit.count))
    if row.figure_count:
        counts.append(translate("ArticlesModel", "%n figure(s)", "", row.figure_count))
    if row.bookmark_count:
        counts.append(translate("ArticlesModel", "%n bookmark(s)", "", row.bookmark_count))
    return " · ".join(counts)


def _scaled(font: QFont, factor: float) -> QFont:
    scaled = QFont(font)
    if font.pointSizeF() > 0:
        scaled.setPointSizeF(font.pointSizeF() * factor)
    else:
        scaled.setPixelSize(round(font.pixelSize() * factor))
    return scaled


def _title_font(base: QFont) -> QFont:
    font = _scaled(base, 1.08)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _small_font(base: QFont) -> QFont:
    return _scaled(base, 0.9)
