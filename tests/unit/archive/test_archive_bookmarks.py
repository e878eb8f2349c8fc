"""Bookmarks: made, changed, found, undone, and followed through changes of their page."""

from dataclasses import replace

import pytest
from archive_pages import GRAIN, ROADS, TECH, Write, find

from lcreader.archive import Archive
from lcreader.errors import LCReaderError, NotFoundError
from lcreader.records import Bookmark, Change, Span

WORDS = "全市高新技术企业达到1024家"


def keep(archive: Archive, words: str, **more: object) -> Bookmark:
    return archive.add_bookmark(*find(archive, words), **more)  # type: ignore[arg-type]


def test_a_bookmark_knows_its_passage(filled: Archive) -> None:
    made = keep(filled, WORDS, note="核对", tags=["科技", " 科技 ", "", "数 字"], colour="green")
    assert (made.quote, made.state, made.article_title) == (WORDS, "exact", TECH[0])
    assert made.prefix.endswith("获悉，")
    assert made.suffix.startswith("，增长9.4%")
    assert made.tags == ("科技", "数 字")
    assert made.created == made.changed == "2026-01-01T00:00:01Z"
    assert filled.bookmarks() == [made]
    assert filled.bookmark(made.id) == made
    assert filled.bookmarks(made.article_id) == [made]
    assert filled.rows([made.article_id])[0].bookmark_count == 1  # type: ignore[list-item]


@pytest.mark.parametrize("span", [Span(5, 5), Span(9, 3), Span(-1, 2), Span(0, 10**6)])
def test_a_passage_must_lie_in_the_article(filled: Archive, span: Span) -> None:
    with pytest.raises(LCReaderError, match="没有选中"):
        filled.add_bookmark(filled.article_ids()[0], span)
    assert filled.status().bookmarks == 0


def test_unknown_ids(filled: Archive) -> None:
    for call in (
        lambda: filled.add_bookmark(99, Span(0, 1)),
        lambda: filled.change_bookmark(99, note="x"),
        lambda: filled.remove_bookmark(99),
        lambda: filled.bookmark(99),
        lambda: filled.article(99),
        lambda: filled.source(99),
        lambda: filled.citation(99),
    ):
        with pytest.raises(NotFoundError, match="99"):
            call()
    assert filled.figures(99) == []


def test_change_leaves_the_rest(filled: Archive) -> None:
    made = keep(filled, WORDS, note="旧", tags=["甲"])
    changed = filled.change_bookmark(made.id, note="新")
    assert changed == replace(made, note="新", changed=changed.changed)
    assert changed.changed > made.changed
    assert filled.change_bookmark(made.id, tags=["乙", "丙"], colour="blue").tags == ("乙", "丙")
    assert filled.bookmark(made.id).note == "新"
    assert filled.tags() == ["丙", "乙"]


def test_half_characters_do_no_harm(filled: Archive) -> None:
    made = keep(filled, WORDS, note="半\ud83d", tags=["\udc00"])
    assert (made.note, made.tags) == ("半?", ("?",))
    assert filled.change_bookmark(made.id, note="\ud800").note == "?"


def test_remove_and_undo(filled: Archive) -> None:
    first, second = keep(filled, WORDS, tags=["甲"]), keep(filled, "济临高速")
    heard: list[Change] = []
    filled.subscribe(heard.append)
    removed = filled.remove_bookmark(first.id)
    assert removed == first
    assert filled.bookmarks() == [second]
    assert filled.restore_bookmark(removed) == first
    assert filled.restore_bookmark(removed) == first
    assert sorted(b.id for b in filled.bookmarks()) == [first.id, second.id]
    assert {change.ids for change in heard} == {(first.id,)}


def test_undo_after_the_page_changed(filled: Archive, write: Write) -> None:
    moved, lost = keep(filled, WORDS), keep(filled, "济临高速")
    for bookmark in (moved, lost):
        filled.remove_bookmark(bookmark.id)
    filled.import_paths([write(GRAIN, (TECH[0], "12月11日补充。" + TECH[1]))])
    back = filled.restore_bookmark(moved)
    assert (back.state, back.span) == ("moved", find(filled, WORDS)[1])
    assert filled.restore_bookmark(lost).state == "orphan"


def test_filters(filled: Archive) -> None:
    tech = keep(filled, WORDS, note="要 核 对", tags=["科技"], colour="green")
    road = keep(filled, "东阳高速", tags=["交通"])
    assert filled.bookmarks(text="１０２４") == [tech]
    assert filled.bookmarks(text="要核对") == [tech]
    assert filled.bookmarks(text="高速公路") == [road]  # in the title
    assert filled.bookmarks(tag="交通") == filled.bookmarks(colour="yellow") == [road]
    assert filled.bookmarks(text="无此") == []
    assert filled.bookmarks() == [road, tech]
    assert filled.bookmarks(order="article") == [tech, road]


def test_overlapping_and_across_paragraphs(filled: Archive) -> None:
    article_id, span = find(filled, WORDS)
    text = filled.article(article_id).text
    whole = filled.add_bookmark(article_id, Span(0, len(text)))
    part = filled.add_bookmark(article_id, Span(span.start, text.index("\n") + 5))
    assert "\n" in whole.quote
    assert "\n" in part.quote
    assert filled.status().bookmarks == 2


# --- the page changes ---


def test_unchanged_article_exact(filled: Archive, write: Write) -> None:
    made = keep(filled, WORDS)
    filled.import_paths([write(TECH)])
    assert filled.bookmark(made.id) == made


def test_text_before_moves_it(filled: Archive, write: Write) -> None:
    made = keep(filled, WORDS)
    filled.import_paths([write((TECH[0], "本月数据公布。" + TECH[1]))])
    now = filled.bookmark(made.id)
    assert now.state == "moved"
    assert (now.article_id, now.span) == find(filled, WORDS)
    assert now.found == ""


def test_edit_inside_is_shown(filled: Archive, write: Write) -> None:
    made = keep(filled, WORDS)
    heard: list[Change] = []
    filled.subscribe(heard.append)
    filled.import_paths([write((TECH[0], TECH[1].replace("1024", "1042")))])
    now = filled.bookmark(made.id)
    assert (now.state, now.quote, now.found) == ("changed", WORDS, "全市高新技术企业达到1042家")
    assert Change("bookmarks", (made.id,)) in heard
    # A further edit elsewhere leaves it; the old words put it right again.
    filled.import_paths([write((TECH[0], "今日消息。" + TECH[1].replace("1024", "1042")))])
    assert filled.bookmark(made.id).found == "全市高新技术企业达到1042家"
    filled.import_paths([write(TECH)])
    assert (filled.bookmark(made.id).state, filled.bookmark(made.id).found) == ("moved", "")


def test_orphan_is_kept_and_comes_back(filled: Archive, write: Write) -> None:
    made = keep(filled, WORDS, note="批注", tags=["甲"])
    filled.import_paths([write(GRAIN)])
    orphan = filled.bookmark(made.id)
    assert (orphan.state, orphan.span, orphan.article_id) == ("orphan", None, None)
    assert (orphan.quote, orphan.note, orphan.tags) == (WORDS, "批注", ("甲",))
    assert (orphan.article_title, orphan.prefix) == (TECH[0], made.prefix)
    filled.import_paths([write(GRAIN, ROADS)])
    assert filled.bookmark(made.id) == orphan
    filled.import_paths([write(ROADS, TECH)])
    back = filled.bookmark(made.id)
    assert (back.state, back.article_id, back.span) == ("moved", *find(filled, WORDS))


def test_orphan_comes_back_from_another_file(filled: Archive, write: Write) -> None:
    made = keep(filled, WORDS)
    filled.import_paths([write(GRAIN)])
    filled.import_paths([write(TECH, name="补.txt")])
    back = filled.bookmark(made.id)
    assert (back.state, back.article_id) == ("moved", find(filled, WORDS)[0])
    filled.import_paths([write(ROADS, name="补.txt")])
    assert filled.bookmark(made.id).state == "orphan"


def test_orphan_is_not_drawn_to_a_reprint_with_other_surroundings(
    filled: Archive, write: Write
) -> None:
    made = keep(filled, "居全省前列")
    filled.import_paths([write(GRAIN)])
    other = ("外地消息一则", "12月1日，邻市进出口总额增长8%，居全省前列，外贸结构持续优化。")
    filled.import_paths([write(other, name="别处.txt")])
    assert filled.bookmark(made.id).state == "orphan"


def test_passage_that_is_cut_into_another_article(filled: Archive, write: Write) -> None:
    words = "科技型中小企业达到1492家，居全省前列，创新平台不断增多。"
    made = keep(filled, words)
    first, second = TECH[1].split("\n\n")
    part = ("科技型中小企业队伍壮大", "12月9日，" + second)
    filled.import_paths([write(GRAIN, (TECH[0], first), part)])
    now = filled.bookmark(made.id)
    assert (now.state, now.article_id, now.span) == ("moved", *find(filled, words))
    assert now.article_title == part[0]


def test_two_articles_that_fit_alike_make_an_orphan(filled: Archive, write: Write) -> None:
    made = keep(filled, WORDS)
    twins = [(f"转载之{n}", TECH[1]) for n in "甲乙"]
    filled.import_paths([write(*twins)])
    now = filled.bookmark(made.id)
    # One of them took the article's place by its text; the passage is there, not in the other.
    assert now.state == "exact"
    assert now.article_id == made.article_id


def test_orphans_can_be_listed_changed_and_removed(filled: Archive, write: Write) -> None:
    made = keep(filled, WORDS)
    filled.import_paths([write(GRAIN)])
    assert [b.id for b in filled.bookmarks(text="1024", order="article")] == [made.id]
    changed = filled.change_bookmark(made.id, note="孤")
    assert (changed.state, changed.note) == ("orphan", "孤")
    removed = filled.remove_bookmark(made.id)
    assert filled.restore_bookmark(removed) == removed
    filled.import_paths([write(TECH)])
    assert filled.bookmark(made.id).state == "moved"
