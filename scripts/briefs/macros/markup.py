"""Raw HTML in Markdown: the few tags and attributes that a page may use.

A browser and a parser read odd HTML differently (style within svg, comments, noscript), so a page
is held to what both read alike. Code is held to it too: what only looks like code may become HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.model import Finding
from briefs.model.fault_codes import markdown

# fmt: off
TAGS = frozenset(
    {
        "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd",
        "details", "div", "dl", "dt", "em", "figcaption", "figure", "hr", "i",
        "kbd", "li", "ol", "p", "pre", "q", "s", "small", "span",
        "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "u", "ul",
    }
)
ATTRIBUTES = frozenset(
    {
        "class", "colspan", "href", "id", "lang", "markdown", "open", "rowspan", "scope",
        "title",
    }
)
# fmt: on
_TAG = re.compile(r"<(?=[A-Za-z/!?])([^<>]*)>?")
_YEAR_AS_ITEM = re.compile(r" {0,3}(?:> ?)*(\d{4}[.)])\s")
_AUTOLINK = re.compile(r"(https?://|mailto:)\S+")
_PARTS = re.compile(r"/?\s*([A-Za-z][\w:-]*)(.*)", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"']+))?")
_EXPECTED = f"plain Markdown, or one of the tags {', '.join(sorted(TAGS))}"


def markup_findings(file: str, text: str) -> Iterator[Finding]:
    """What a page may not bring as raw HTML.

    Args:
        file: the page's name in findings.
        text: the whole file.
    """
    for match in _TAG.finditer(text):
        if fault := _fault(match[1]):
            line = text.count("\n", 0, match.start()) + 1
            cure = "write it in Markdown; in an example, write &lt; for <"
            yield Finding(file, line, "", fault, _EXPECTED, cure, markdown.RAW_HTML)


def list_findings(file: str, text: str) -> Iterator[Finding]:
    """Paragraphs that Markdown takes for a list because a year stands at their beginning.

    One that begins with ``2023. `` becomes item 2023 of a list, and the year is gone.

    Args:
        file: the page's name in findings.
        text: the whole file.
    """
    before = ""
    for number, line in enumerate(text.split("\n"), start=1):
        begins = not before.strip() or before.lstrip().startswith("#") or line.startswith(">")
        match = _YEAR_AS_ITEM.match(line) if begins else None
        before = line
        if match:
            expected = "a line that does not begin with a year and a full stop"
            yield Finding(
                file,
                number,
                "",
                match[1],
                expected,
                "break the line elsewhere",
                markdown.YEAR_AS_ITEM,
            )


def _fault(inside: str) -> str:
    """What is wrong with a tag, or nothing."""
    if _AUTOLINK.fullmatch(inside):
        return ""
    parts = _PARTS.fullmatch(inside)
    if parts is None or parts[1].lower() not in TAGS:
        return f"<{inside[:40]}>"
    for attribute in _ATTRIBUTE.finditer(parts[2]):
        if attribute[1].lower() not in ATTRIBUTES:
            return f"<{parts[1]} {attribute[1]}>"
    return ""
