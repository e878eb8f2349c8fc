"""The columns of exported tables with their headings, and the words that stand in them."""

FIGURE_COLUMNS = {
    "article": "文章",
    "newspaper": "报纸",
    "date": "日期",
    "indicator": "指标",
    "shown": "数字",
    "value": "数值",
    "value_max": "数值上限",
    "unit": "单位",
    "qualifier_shown": "限定",
    "kind_shown": "类别",
    "direction_shown": "升降",
    "status_shown": "状态",
    "period": "时期",
    "base_period": "基期",
    "place": "地区",
    "text": "原文",
    "sentence": "所在句",
    "citation": "出处",
}
ARTICLE_COLUMNS = {
    "id": "编号",
    "kind": "类别",
    "title": "标题",
    "subtitle": "副题",
    "bylines": "作者",
    "newspaper": "报纸",
    "page": "版次",
    "date": "日期",
    "published": "见报日期",
    "source": "文件",
    "text": "正文",
}
BOOKMARK_COLUMNS = {
    "id": "编号",
    "quote": "原文",
    "note": "批注",
    "tags": "标签",
    "colour": "颜色",
    "title": "文章",
    "newspaper": "报纸",
    "date": "日期",
    "state": "状态",
    "found": "现文",
    "created": "建立时间",
    "changed": "修改时间",
    "citation": "出处",
}
COMPARISON_COLUMNS = {
    "indicator": "指标",
    "place": "地区",
    "verdict": "结论",
    "cause": "可能原因",
    "reason": "理由",
    "shown": "原文",
    "qualifier_shown": "限定",
    "value": "数值",
    "value_max": "数值上限",
    "unit": "单位",
    "period": "时期",
    "title": "文章",
    "newspaper": "报纸",
    "date": "日期",
    "sentence": "所在句",
    "citation": "出处",
}
_OF_A_VERDICT = ("verdict", "cause", "reason")
REPORT_COLUMNS = {
    name: words for name, words in COMPARISON_COLUMNS.items() if name not in _OF_A_VERDICT
}
VERDICTS = {"agree": "一致", "differ": "不同", "change": "变化"}
CAUSES = {
    "": "",
    "rounding": "取舍",
    "hedge": "约数",
    "scope": "口径",
    "revision": "修订",
    "transcription": "转录",
}
DIRECTIONS = {"": "", "up": "升", "down": "降"}
NUMBERS = frozenset({"id", "value", "value_max", "articles", "hits", "count"})
# In characters of half width; columns that are not named here are narrow.
WIDTHS = {
    "article": 36,
    "title": 36,
    "subtitle": 24,
    "newspaper": 14,
    "indicator": 28,
    "reason": 44,
    "value": 18,
    "value_max": 18,
    "shown": 16,
    "quote": 60,
    "note": 30,
    "sentence": 80,
    "text": 20,
    "query": 24,
    "snippet": 60,
    "citation": 60,
}
STATES = {"exact": "原位", "moved": "已移位", "changed": "文字有改动", "orphan": "未找到"}
