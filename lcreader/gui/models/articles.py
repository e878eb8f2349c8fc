"""The list of articles: all ids at once, rows and hits late, and the hits of an article unfolded.

The model never asks the archive: it says what it wants (`wanted`) and is given it, so that
nothing it does can block the interface. It keeps the pages looked at last and forgets the others.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from lcreader.gui.folds import ENTRY, Folds
from lcreader.gui.listing import PAGE, Context, Page
from lcreader.records import ArticleRow, Hit

ROW_ROLE = Qt.ItemDataRole.UserRole
HIT_ROLE = Qt.ItemDataRole.UserRole + 1
CONTEXT_ROLE = Qt.ItemDataRole.UserRole + 2
OPEN_ROLE = Qt.ItemDataRole.UserRole + 3
KEPT = 40  # pages
_RECENT = 3  # pages that may be in view
_LATER = 80  # ms after which what follows the first rows is fetched: who types on needs it not

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class ArticlesModel(QAbstractListModel):
    """Articles in the order in which they were found.

    Signals:
        wanted: Ids whose rows and hits are looked at and not known yet.
    """

    wanted = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folds = Folds()
        self._ids: Sequence[int] = ()
        self._known: OrderedDict[int, Sequence[int]] = OrderedDict()  # pages that were asked for
        self._places: dict[int, int] = {}  # of the articles of these pages
        self._rows: dict[int, ArticleRow] = {}
        self._hits: dict[int, Hit] = {}
        self._contexts: dict[int, Sequence[Context]] = {}
        self._missing: set[int] = set()  # pages
        self._behind: Sequence[int] = ()  # what follows the first rows in their page
        self._ask = QTimer(self, singleShot=True)
        self._ask.timeout.connect(self._on_ask)

    def show(self, ids: Sequence[int], first: Page) -> None:
        """Show these articles, the rows and hits of the first few with them.

        The same articles again, in the same order, are only brought up to date: where the
        user stands in the list is then left as it is.
        """
        self._missing.clear()
        if len(ids) == len(self._ids) and ids == self._ids:
            self._stale()
            self._begin(first)
            if ids:
                self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            return
        self.beginResetModel()
        self._ids = ids
        self.folds = Folds(len(ids))
        for kept in (self._known, self._places, self._rows, self._hits, self._contexts):
            kept.clear()
        self._begin(first)
        self.endResetModel()

    def put(self, page: Page) -> None:
        """Take in what was wanted, or is no longer what it was."""
        places = self._put(page)
        if places:
            first, last = self.folds.row_of(min(places)), self.folds.row_of(max(places))
            self.dataChanged.emit(self.index(first), self.index(last))

    def forget(self, ids: Iterable[int]) -> None:
        """What was wanted of these will not come: it is wanted again when looked at again."""
        for article_id in ids:
            self._known.pop(self._places.get(article_id, -1) // PAGE, None)

    def known_ids(self) -> list[int]:
        """The articles whose rows were fetched, to be fetched again after a change."""
        return [i for page in self._known.values() for i in page if i in self._rows]

    @property
    def entries(self) -> int:
        """How many articles there are."""
        return len(self._ids)

    def id_at(self, row: int) -> int:
        """The article in `row`, or above it where the row is one of its hits."""
        return self._ids[self.folds.locate(row)[0]]

    def place_of(self, article_id: int) -> int:
        """The place of an article among all, -1 when it is not in the list."""
        place = self._places.get(article_id, -1)
        if place >= 0:
            return place
        try:
            return self._ids.index(article_id)
        except ValueError:
            return -1

    def row_of(self, article_id: int) -> int:
        """The row of an article, -1 when it is not in the list."""
        place = self.place_of(article_id)
        return place if place < 0 else self.folds.row_of(place)

    def hit_of(self, article_id: int) -> Hit | None:
        """What was found in an article; None when nothing was asked."""
        return self._hits.get(article_id)

    def context_at(self, row: int) -> Context | None:
        """The hit that `row` shows; None for the row of an article."""
        place, part = self.folds.locate(row)
        return None if part == ENTRY else self._contexts[self._ids[place]][part]

    def is_open(self, article_id: int) -> bool:
        """Whether the hits of an article are unfolded."""
        return article_id in self._contexts

    def unfold(self, article_id: int, contexts: Sequence[Context]) -> None:
        """Show every hit of an article below it."""
        place = self.place_of(article_id)
        if place < 0 or not contexts or self.is_open(article_id):
            return
        row = self.folds.row_of(place)
        self.beginInsertRows(_TOP, row + 1, row + len(contexts))
        self._contexts[article_id] = contexts
        self.folds.unfold(place, len(contexts))
        self.endInsertRows()
        self.dataChanged.emit(self.index(row), self.index(row))

    def fold(self, article_id: int) -> None:
        """Show only the article itself."""
        if not self.is_open(article_id):
            return
        place = self.place_of(article_id)
        row, parts = self.folds.row_of(place), self.folds.parts(place)
        self.beginRemoveRows(_TOP, row + 1, row + parts)
        del self._contexts[article_id]
        self.folds.fold(place)
        self.endRemoveRows()
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = _TOP) -> int:
        """The articles, and the hits that are unfolded."""
        return 0 if parent.isValid() else self.folds.rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title for display, the whole for a screen reader, the records for the delegate."""
        if not index.isValid() or not 0 <= index.row() < self.folds.rows:
            return None
        place, part = self.folds.locate(index.row())
        article_id = self._ids[place]
        if part != ENTRY:
            return self._of_context(self._contexts[article_id][part], role)
        if role == HIT_ROLE:
            return self._hits.get(article_id)
        if role == OPEN_ROLE:
            return article_id in self._contexts
        if role == CONTEXT_ROLE:
            return None
        row = self._rows.get(article_id)
        if role == ROW_ROLE:
            self._look_at(place // PAGE)
        return None if row is None else self._of_row(row, role)

    def _of_row(self, row: ArticleRow, role: int) -> Any:
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or row.opening
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = "\n".join(filter(None, (row.subtitle, row.title)))
            return f"<p style='white-space: pre-wrap'>{escape(whole)}</p>"
        return None

    def _of_context(self, context: Context, role: int) -> Any:
        if role == CONTEXT_ROLE:
            return context
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return context.snippet.text
        return None

    def _spoken(self, row: ArticleRow) -> str:
        counts = [self.tr("%n figure(s)", "", row.figure_count)]
        if row.bookmark_count:
            counts.append(self.tr("%n bookmark(s)", "", row.bookmark_count))
        hit = self._hits.get(row.id)
        if hit is not None:
            counts.append(self.tr("%n hit(s)", "", hit.count))
        parts = [row.title or row.opening, row.newspaper, row.date, " ".join(row.bylines), *counts]
        return ", ".join(part for part in parts if part)

    def _put(self, page: Page) -> list[int]:
        """Keep rows and hits; the places of those that are in the list."""
        self._hits.update((hit.article_id, hit) for hit in page.hits)
        places = []
        for row in page.rows:
            place = self._places.get(row.id)
            if place is not None:
                self._rows[row.id] = row
                places.append(place)
        return places

    def _stale(self) -> None:
        """All is fetched again when it is looked at; what may be in view is shown until then."""
        pages = list(self._known.values())[-_RECENT:]
        recent = {article_id for page in pages for article_id in page}
        self._known.clear()
        for kept in (self._rows, self._hits, self._places):
            for article_id in [i for i in kept if i not in recent]:
                del kept[article_id]

    def _begin(self, first: Page) -> None:
        """Take the first rows, and fetch what follows them a little later."""
        self._touch(0)
        self._put(first)
        self._behind = self._known[0][len(first.rows) :]
        if self._behind:
            self._ask.start(_LATER)

    def _touch(self, number: int) -> None:
        """Take page `number` among the known; the one not looked at for longest is forgotten."""
        first = number * PAGE
        page = self._ids[first : first + PAGE]
        self._known[number] = page
        self._places.update(zip(page, range(first, first + PAGE), strict=False))
        if len(self._known) > KEPT:
            _, gone = self._known.popitem(last=False)
            for article_id in gone:
                for kept in (self._rows, self._places, self._hits):
                    kept.pop(article_id, None)

    def _look_at(self, number: int) -> None:
        """Fetch a page that is not known; asked for once the painting is over."""
        if number in self._known:
            self._known.move_to_end(number)
        else:
            self._missing.add(number)
            self._ask.start(0)

    @Slot()
    def _on_ask(self) -> None:
        missing, self._missing = sorted(self._missing), set()
        behind, self._behind = self._behind, ()
        for number in missing:
            self._touch(number)
            self.wanted.emit(list(self._known[number]))
        if behind:
            self.wanted.emit(list(behind))
