"""Raw HTML in Markdown: the few tags and attributes that a page may use.

A browser and a parser read odd HTML differently (style within svg, comments, noscript), so a page
is held to what both read alike. Code is held to it too: what only looks like code may become HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.macros.addresses import address_fault
from briefs.macros.attributes import CLASS, ID, name_fault
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
_NEVER_CLOSED = frozenset({"br", "hr"})
# What a browser may take for the beginning of a tag, and what it may become once macros are made.
_BEGINNING = re.compile(r"<(?=[A-Za-z/!?{])")
_VALUE = r"""(?:"[^"<>{}]*"|'[^'<>{}]*'|[^\s"'=<>`{}/]+)"""
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)"
    rf"(?P<attributes>(?:\s+[A-Za-z][\w:-]*(?:\s*=\s*{_VALUE})?)*)\s*/?>"
)
_ATTRIBUTE = re.compile(rf"\s+([A-Za-z][\w:-]*)(?:\s*=\s*({_VALUE}))?")
_YEAR_AS_ITEM = re.compile(r" {0,3}(?:> ?)*(\d{4}[.)])\s")
_AUTOLINK = re.compile(r"<(https?://|mailto:)[^\s<>{}]+>")
# They change what a line is, or are taken out after the look at the page and join what they parted.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_ENTITY_IN_HEADING = re.compile(r"^[> ]*#.*?(&#?\w+;)", re.MULTILINE)
_EXPECTED = f"plain Markdown, or one of the tags {', '.join(sorted(TAGS))}"
_CURE = "write it in Markdown; in an example, write &lt; for <"


def markup_findings(file: str, text: str) -> Iterator[Finding]:
    """What a page may not bring as raw HTML.

    Args:
        file: the page's name in findings.
        text: the whole file.
    """
    for match in _UNSEEN.finditer(text):
        found = f"U+{ord(match[0]):04X}"
        yield _finding(file, text, match, found, "characters that show", "delete the character")
    for match in _ENTITY_IN_HEADING.finditer(text):
        cure = "write the character itself, or other words; a heading becomes the page's title"
        yield _finding(file, text, match, match[1], "a heading without entities", cure)
    opened: list[tuple[str, re.Match[str]]] = []
    for beginning in _BEGINNING.finditer(text):
        if _AUTOLINK.match(text, beginning.start()):
            continue
        tag = _TAG.match(text, beginning.start())
        if tag is None:
            found = text[beginning.start() :].split("\n", 1)[0][:40]
            yield _finding(file, text, beginning, found, _EXPECTED, _CURE)
            continue
        fault = _fault(tag)
        is_balanced = tag["name"].lower() not in TAGS or _is_balanced(tag, opened)
        if fault:
            yield _finding(file, text, beginning, fault, _EXPECTED, _CURE)
        elif not is_balanced:
            cure = "close every tag that is opened, and no other"
            yield _finding(file, text, beginning, tag[0], "tags in pairs", cure)
    for name, tag in opened:
        yield _finding(file, text, tag, tag[0], "tags in pairs", f"close it with </{name}>")


def _finding(
    file: str, text: str, match: re.Match[str], value: str, expected: str, cure: str
) -> Finding:
    line = text.count("\n", 0, match.start()) + 1
    return Finding(file, line, "", value, expected, cure, markdown.RAW_HTML)


def _is_balanced(tag: re.Match[str], opened: list[tuple[str, re.Match[str]]]) -> bool:
    """Whether a tag opens, or closes the one opened last; keeps the list of those open."""
    name = tag["name"].lower()
    if name in _NEVER_CLOSED:
        return not tag["end"]
    if not tag["end"]:
        opened.append((name, tag))
        return True
    if not opened or opened[-1][0] != name:
        return False
    opened.pop()
    return True


def _fault(tag: re.Match[str]) -> str:
    """What is wrong with a tag, or nothing."""
    if tag["name"].lower() not in TAGS:
        return tag[0][:40]
    for attribute in _ATTRIBUTE.finditer(tag["attributes"]):
        name, value = attribute[1].lower(), (attribute[2] or "").strip("\"'")
        is_refused = (
            name not in ATTRIBUTES
            or (name == "href" and address_fault(value))
            or (name == "id" and name_fault(ID, value))
            or (name == "class" and any(name_fault(CLASS, part) for part in value.split()))
        )
        if is_refused:
            return f"<{tag['name']}{attribute[0].replace(chr(10), ' ')[:60]}>"
    return ""


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
            cure, code = "break the line elsewhere", markdown.YEAR_AS_ITEM
            yield Finding(file, number, "", match[1], expected, cure, code)
