"""Tool tips of text from outside: Qt takes what looks like markup for markup; here it is text."""

from html import escape


def plain_tip(text: str) -> str:
    """Markup that shows `text` exactly as it stands, line by line.

    >>> plain_tip("a <b>\\nc")
    '<p style="white-space:pre-wrap">a &lt;b&gt;<br>c</p>'
    """
    lines = "<br>".join(escape(line, quote=False) for line in text.split("\n"))
    return f'<p style="white-space:pre-wrap">{lines}</p>'
