"""What tests of pages ask of articles."""

from lcreader.records import Article


def kinds(articles: list[Article]) -> list[tuple[str, str]]:
    """Kind and title of each."""
    return [(a.kind, a.title) for a in articles]


def bodies(article: Article) -> list[str]:
    """The paragraphs without the subheads."""
    return [p.span.of(article.text) for p in article.paragraphs if p.kind == "body"]


def subheads(article: Article) -> list[str]:
    """The subheads alone."""
    return [p.span.of(article.text) for p in article.paragraphs if p.kind == "subhead"]
