"""Writes a text as one word of a query that means just this text."""

from lcreader.search.language import parse
from lcreader.search.tree import Word
from lcreader.search.vocabulary import vocabulary
from lcreader.text.fold import fold_text


def quoted(text: str) -> str:
    """The text, in quotation marks where it could be read as anything else.

    Where no quotation marks can hold it, it is the longest piece that they can.

    >>> quoted("高新技术企业"), quoted("聊城 发展"), quoted('他说"好"，'), quoted("OR")
    ('高新技术企业', '“聊城 发展”', '他说"好"，', '“OR”')
    """
    plain = " ".join(text.split())
    if _means(plain, plain) and not any(char.isspace() for char in plain):
        return plain
    for opening, closing in vocabulary().quotes.items():
        if _means(whole := f"{opening}{plain}{closing}", plain):
            return whole
    return f'"{max(plain.split(chr(34)), key=len)}"'


def _means(query: str, text: str) -> bool:
    parsed = parse(query)
    tree = parsed.tree
    if parsed.remarks or fold_text(query) in vocabulary().any:
        return False
    return isinstance(tree, Word) and not tree.field and tree.folded == fold_text(text)
