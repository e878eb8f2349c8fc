"""Which rows a list has when some of its entries are unfolded, and where each row stands.

An entry is one row, and one more for each of its parts while it is unfolded; entries are of one
height and parts of another. Only what is unfolded is ever counted, so that a list of a hundred
thousand entries costs no more than a short one. Plain numbers without Qt.

>>> folds = Folds(10)
>>> folds.unfold(3, 2)
>>> folds.rows, folds.locate(5), folds.row_of(4)
(12, (3, 1), 6)
>>> folds.top(6, 100, 20), folds.row_at(425, 100, 20)
(440, 5)
"""

from bisect import bisect_left, bisect_right, insort

ENTRY = -1  # the part of a row that is the entry itself


class Folds:
    """The rows of `entries` entries."""

    def __init__(self, entries: int = 0) -> None:
        self.entries = entries
        self._open: list[int] = []  # the entries that are unfolded, in order
        self._parts: dict[int, int] = {}
        self._before: list[int] = []  # parts before each of the open ones
        self._count = 0

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.entries + self._count

    def parts(self, entry: int) -> int:
        """How many rows are unfolded below `entry`."""
        return self._parts.get(entry, 0)

    def unfold(self, entry: int, parts: int) -> None:
        """Put `parts` rows below `entry`."""
        self.fold(entry)
        if parts > 0:
            insort(self._open, entry)
            self._parts[entry] = parts
            self._sum_up()

    def fold(self, entry: int) -> None:
        """Take the rows below `entry` away."""
        if self._parts.pop(entry, 0):
            self._open.remove(entry)
            self._sum_up()

    def row_of(self, entry: int) -> int:
        """The row of `entry` itself."""
        return entry + self._parts_before(bisect_left(self._open, entry))

    def locate(self, row: int) -> tuple[int, int]:
        """The entry that `row` belongs to, and which of its parts it is."""
        number = bisect_right(self._open, row, key=self.row_of) - 1
        if number < 0:
            return row, ENTRY
        entry = self._open[number]
        beyond = row - self.row_of(entry)
        if beyond == 0:
            return entry, ENTRY
        if beyond <= self._parts[entry]:
            return entry, beyond - 1
        return entry + beyond - self._parts[entry], ENTRY

    def height(self, entry: int, part: int) -> int:
        """The height of all rows."""
        return self.entries * entry + self._count * part

    def top(self, row: int, entry: int, part: int) -> int:
        """Where `row` begins."""
        place, which = self.locate(row)
        above = self._parts_before(bisect_left(self._open, place)) * part
        return place * entry + above + (0 if which == ENTRY else entry + which * part)

    def row_at(self, y: int, entry: int, part: int) -> int:
        """The row that covers `y`, -1 where there is none."""
        if not 0 <= y < self.height(entry, part):
            return -1
        number = bisect_right(self._open, y, key=lambda e: self.top(self.row_of(e), entry, part))
        if number == 0:
            return y // entry
        place = self._open[number - 1]
        row = self.row_of(place)
        below = y - self.top(row, entry, part) - entry
        if below < 0:
            return row
        parts = self._parts[place]
        if below < parts * part:
            return row + 1 + below // part
        return row + 1 + parts + (below - parts * part) // entry

    def _parts_before(self, number: int) -> int:
        return self._before[number] if number < len(self._before) else self._count

    def _sum_up(self) -> None:
        self._before, self._count = [], 0
        for entry in self._open:
            self._before.append(self._count)
            self._count += self._parts[entry]
