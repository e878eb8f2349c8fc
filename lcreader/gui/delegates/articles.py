"""Paints a row of the list of articles: headline, snippet, where and when, counts.

All entries are of one height, five lines by the metrics of the font, so that a list of any length
need not be measured; where the headline takes one line only, the snippet gets the other. Below an
entry that is unfolded stand its hits, each in two lines.
"""

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem

from lcreader.gui.delegates.ground import paint_ground
from lcreader.gui.listing import Context
from lcreader.gui.models.articles import CONTEXT_ROLE, HIT_ROLE, OPEN_ROLE, ROW_ROLE
from lcreader.gui.theme import SPACE, Theme
from lcreader.gui.widgets.article_list import FoldDelegate
from lcreader.gui.widgets.lines import Lines, line_height, paint_lines
from lcreader.gui.wording import kind_name
from lcreader.records import ArticleRow, Hit

Index = QModelIndex | QPersistentModelIndex
_TITLE_LINES = 2
_SNIPPET_LINES = 2
_PART_LINES = 2
_SIGN = 9  # px: the arrow that unfolds


class ArticleDelegate(FoldDelegate):
    """Looks up nothing: the records come from the model, the colours from the theme."""

    open_role = OPEN_ROLE  # type: ignore[assignment]

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

    def part_height(self, option: QStyleOptionViewItem) -> int:
        """Two lines and their margins."""
        return round(_PART_LINES * line_height(_part_font(option.font)) + SPACE) + 1

    def sign_rect(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """The count of hits at the lower right."""
        hit = index.data(HIT_ROLE)
        if hit is None or not hit.count:
            return QRect()
        box = self._meta_box(option)
        wide = round(self._hits_width(option.font, hit)) + 3 * SPACE
        return QRect(
            round(box.right()) - wide + SPACE,
            round(box.top()) - SPACE // 2,
            wide,
            round(box.height()) + SPACE,
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row; a row that is not known yet is left blank but for its frame."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        context = index.data(CONTEXT_ROLE)
        paint_ground(painter, option, self._theme, part=context is not None)
        if context is not None:
            self._paint_context(painter, option, context)
        else:
            row = index.data(ROW_ROLE)
            if row is not None:
                self._paint_row(painter, option, row, index)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ArticleRow, index: Index
    ) -> None:
        hit = index.data(HIT_ROLE)
        text_colour = option.palette.text().color()
        box = QRectF(option.rect).adjusted(SPACE * 1.5, SPACE, -SPACE * 1.5, -SPACE)
        title = Lines(
            row.title or row.opening,  # a notice may have no headline
            _title_font(option.font),
            text_colour,
            _TITLE_LINES,
            hit.title_spans if hit else (),
            *self._marking(),
        )
        used = paint_lines(painter, box, title)
        box.setTop(box.top() + used * line_height(title.font))
        opening = row.opening if row.title else ""
        text, marks = (hit.snippet.text, hit.snippet.marks) if hit else (opening, ())
        most = _SNIPPET_LINES + _TITLE_LINES - used
        snippet = Lines(
            text, option.font, self._theme.colour("muted"), most, marks, *self._marking()
        )
        paint_lines(painter, box, snippet)
        self._paint_meta(painter, option, row, hit, is_open=bool(index.data(OPEN_ROLE)))

    def _paint_meta(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: ArticleRow,
        hit: Hit | None,
        *,
        is_open: bool,
    ) -> None:
        """Newspaper, date, byline at the left; counts at the right, those of hits unfold."""
        font, box = _small_font(option.font), self._meta_box(option)
        faint = self._theme.colour("faint")
        if hit is not None and hit.count:
            accent = self._theme.colour("accent")
            _paint_arrow(
                painter, QPointF(box.right() - _SIGN / 2, box.center().y()), accent, is_open
            )
            box.setRight(box.right() - _SIGN - SPACE / 2)
            _paint_right(painter, box, Lines(_hits_words(hit), font, accent))
            box.setRight(box.right() - _width(font, _hits_words(hit)) - SPACE)
        counts = _counts(row)
        _paint_right(painter, box, Lines(counts, font, faint))
        box.setRight(box.right() - _width(font, counts) - SPACE * 1.5)
        kind = "" if row.kind == "article" else kind_name(row.kind)
        parts = (kind, row.newspaper, row.date, " ".join(row.bylines))
        meta = " · ".join(part for part in parts if part)
        paint_lines(painter, box, Lines(meta, font, self._theme.colour("muted")))

    def _paint_context(
        self, painter: QPainter, option: QStyleOptionViewItem, context: Context
    ) -> None:
        box = QRectF(option.rect).adjusted(SPACE * 3, SPACE / 2, -SPACE * 1.5, -SPACE / 2)
        text, marks = context.snippet
        font = _part_font(option.font)
        if context.in_head:
            font.setWeight(QFont.Weight.DemiBold)
        colour = option.palette.text().color()
        if _width(font, text) < box.width():  # one line stands in the middle
            box.translate(0, line_height(font) / 2)
        paint_lines(painter, box, Lines(text, font, colour, _PART_LINES, marks, *self._marking()))

    def _marking(self) -> tuple[QColor, QColor]:
        return self._theme.colour("hit"), self._theme.colour("hit_ground")

    def _meta_box(self, option: QStyleOptionViewItem) -> QRectF:
        box = QRectF(option.rect).adjusted(SPACE * 1.5, SPACE, -SPACE * 1.5, -SPACE)
        box.setTop(box.bottom() - line_height(_small_font(option.font)) + 1)
        return box

    def _hits_width(self, base: QFont, hit: Hit) -> float:
        return _width(_small_font(base), _hits_words(hit)) + _SIGN + SPACE / 2


def _paint_arrow(painter: QPainter, middle: QPointF, colour: QColor, down: bool) -> None:
    """A small angle that points to the right, or down where it is unfolded."""
    reach = _SIGN / 2 - 1
    corners = ((-reach, -reach / 2), (0.0, reach / 2), (reach, -reach / 2))
    if not down:
        corners = ((-reach / 2, -reach), (reach / 2, 0.0), (-reach / 2, reach))
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


def _paint_right(painter: QPainter, box: QRectF, lines: Lines) -> None:
    right = QRectF(box)
    right.setLeft(box.right() - _width(lines.font, lines.text) - 1)
    paint_lines(painter, right, lines)


def _width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _hits_words(hit: Hit) -> str:
    return QCoreApplication.translate("ArticlesModel", "%n hit(s)", "", hit.count)


def _counts(row: ArticleRow) -> str:
    translate = QCoreApplication.translate
    counts = []
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


def _part_font(base: QFont) -> QFont:
    return _scaled(base, 0.95)
