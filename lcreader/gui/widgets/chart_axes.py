"""The axes of the chart: years and months below, values in 万 and 亿 at the left."""

from collections.abc import Sequence
from math import ceil, floor, log10

import pyqtgraph as pg

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_ROOM = 64  # px that a label of the time axis needs
_MONTHS = 12
_MONTH_STEPS = (1, 2, 3, 6)
_MAGNITUDES = ((1e8, "亿"), (1e4, "万"))


class TimeAxis(pg.AxisItem):
    """A year stands in the middle of its months; see `lcreader.gui.timeline`."""

    def __init__(self) -> None:
        super().__init__(orientation="bottom")
        self.enableAutoSIPrefix(False)

    def tickValues(self, least: float, most: float, size: float) -> list:
        """Years; months where few years are shown."""
        many = max(int(size / _ROOM), 1)
        if (most - least) * _MONTHS <= many * _MONTH_STEPS[-1] and most - least < 2:
            wanted = (most - least) * _MONTHS / many
            step = next((s for s in _MONTH_STEPS if s >= wanted), _MONTH_STEPS[-1])
            first = ceil((least + 0.5) * _MONTHS / step) * step
            last = floor((most + 0.5) * _MONTHS)
            return [(step / _MONTHS, [m / _MONTHS - 0.5 for m in range(first, last + 1, step)])]
        step = next((s for s in _STEPS if s >= (most - least) / many), _STEPS[-1])
        first = ceil(least / step) * step
        return [(float(step), [float(year) for year in range(first, floor(most) + 1, step)])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """2024, or 2024-07 where months are shown."""
        if spacing >= 1:
            return [f"{round(value)}" for value in values]
        months = [round((value + 0.5) * _MONTHS) for value in values]
        return [f"{month // _MONTHS}-{month % _MONTHS + 1:02}" for month in months]


class ValueAxis(pg.AxisItem):
    """Values in one magnitude, named in the axis' label."""

    def __init__(self) -> None:
        super().__init__(orientation="left")
        self.enableAutoSIPrefix(False)
        self._magnitude, self._words = 1.0, ""

    def set_magnitude(self, most: float) -> None:
        """Choose what suits the greatest value."""
        found = ((size, words) for size, words in _MAGNITUDES if most >= size)
        self._magnitude, self._words = next(found, (1.0, ""))
        self.picture = None
        self.update()

    def magnitude_words(self) -> str:
        """万, 亿, or nothing."""
        return self._words

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Numbers with separators."""
        step = spacing / self._magnitude
        places = 0 if step >= 1 else min(ceil(-log10(step)), 6)
        return [f"{value / self._magnitude:,.{places}f}" for value in values]
