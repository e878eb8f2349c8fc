"""The keys by which titles and names are put in the order of their pinyin."""

import re
from functools import lru_cache

_SIGNS = re.compile(r"[\W_]+")


def title_key(title: str) -> str:
    """A text that sorts as the title's pinyin does; signs are passed over.

    >>> title_key("“聊城”发展")
    'liao2 cheng2 fa1 zhan3\\t聊城发展'
    """
    # Its dictionary takes a tenth of a second to load, which only an import has to spend.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    plain = _SIGNS.sub("", title).lower()
    if not plain:
        return ""
    return " ".join(lazy_pinyin(plain, style=Style.TONE3)) + "\t" + plain


def reading_key(name: str) -> str:
    """A text that sorts as the pinyin of a name does, each character read as it is read alone.

    A phrase would be read better, and takes a hundred times as long; of names there are a million.

    >>> reading_key("“幸福”食堂")
    'xing4 fu2 shi2 tang2\\t幸福食堂'
    """
    plain = _SIGNS.sub("", name).lower()
    return " ".join(map(_reading, plain)) + "\t" + plain


@lru_cache(maxsize=30_000)
def _reading(character: str) -> str:
    return title_key(character).partition("\t")[0]
