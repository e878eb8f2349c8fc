"""Is the latest year that a page names still running, or does the page look back upon it?

In January to March papers sum up the year before and may name no other: 2024年全国粮食产量比上年
增长. `looks_back` weighs every mention of a year with its sentence.
"""

import re
from typing import Literal

from lcreader.text.words import words

LookBack = Literal["", "maybe", "surely"]

LAST_MONTH = 3  # of the year after, in which one is summed up
_REACH = 80  # characters of a sentence beside the year
_STOP = re.compile(r"[。！？；!?;]")
_MENTIONS = 400  # of a year that are weighed


def looks_back(text: str, year: int) -> LookBack:
    """Whether `text`, without white space, speaks of `year` as one that is over.

    "surely" where a sentence sums it up, "maybe" where nothing says that it is running.

    >>> looks_back("2024年全国居民人均可支配收入41314元，比上年名义增长5.3%。", 2024)
    'surely'
    >>> looks_back("会议总结2024年工作，部署2025年任务。", 2025), looks_back("2024年获奖。", 2024)
    ('', 'maybe')
    """
    if not year:
        return ""
    verdicts: set[LookBack] = set()
    for count, mention in enumerate(re.finditer(rf"(?<!\d){year}年", text)):
        verdicts.add(_verdict(text, mention))
        if "" in verdicts or count > _MENTIONS:
            return ""
    return "surely" if "surely" in verdicts else "maybe" if verdicts else ""


def _verdict(text: str, mention: re.Match[str]) -> LookBack:
    before = text[max(mention.start() - _REACH, 0) : mention.start()]
    after = text[mention.end() : mention.end() + _REACH]
    before = _STOP.split(before)[-1]
    after = _STOP.split(after)[0]
    table = words()
    if table.year_here.match(after):
        return ""
    if table.year_ahead.search(before[-20:]) or table.year_ahead.search(after):
        return ""
    return "surely" if table.year_over.search(after) else "maybe"
