"""Names in the article's own characters: the stages read folded text, the record quotes.

In go an article's text and its folded form, out come names as the article writes them.

>>> Wording("訪港旅客", "访港旅客").of("访港旅客")
'訪港旅客'
"""

from functools import cached_property


class Wording:
    """How one article writes what the stages say in folded characters."""

    def __init__(self, text: str, folded: str) -> None:
        self._text, self._folded = text, folded
        self._same = text == folded

    def of(self, name: str) -> str:
        """`name` as the article has it; put together from pieces, character by character."""
        if self._same or not name:
            return name
        place = self._folded.find(name)
        if place >= 0:
            return self._text[place : place + len(name)]
        return name.translate(self._written)

    @cached_property
    def _written(self) -> dict[int, str]:
        """The first way in which the article writes each character that was folded."""
        pairs: dict[int, str] = {}
        for folded, written in zip(self._folded, self._text, strict=True):
            if folded != written and not folded.isascii():
                pairs.setdefault(ord(folded), written)
        return pairs
