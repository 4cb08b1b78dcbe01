"""What macros make of data goes through an HTML sanitiser before it stands on a page.

Every text of the data is escaped where it is put into HTML; should one place forget it, nothing
that runs, loads or leads elsewhere than to a web page gets through here.
"""

from __future__ import annotations

import re
from functools import lru_cache

import nh3

from briefs.macros.addresses import SCHEMES

# fmt: off
_EVERYWHERE = {
    "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "aria-live", "aria-sort",
    "class", "data-part", "data-sort", "hidden", "id", "lang", "role", "tabindex", "title",
}
_PAINT = {"fill", "opacity", "stroke", "stroke-dasharray", "stroke-miterlimit", "stroke-width",
          "stroke-opacity", "fill-opacity", "stroke-linecap", "stroke-linejoin", "transform"}
_PLAIN = (
    "abbr", "b", "br", "caption", "circle", "cite", "code", "dd", "del", "desc", "dl", "dt", "em",
    "figcaption", "figure", "h2", "h3", "h4", "i", "ins", "legend", "nav", "output", "p", "small",
    "span", "strong", "sub", "summary", "sup", "table", "tbody", "tfoot", "thead", "time", "title",
    "tspan", "ul",
)
_ROWS = {"data-dyad", "data-kind", "data-status", "data-verdict"}
ALLOWED: dict[str, set[str]] = {
    "a": {"download", "href", "hreflang", "rel"},
    "blockquote": set(),
    "bb-unsearched": {"data-search-exclude"},
    "button": {"data-copy", "data-note", "data-step", "hidden", "popovertarget",
               "popovertargetaction", "type"},
    "details": {"data-group", "open"},
    "div": {"data-block", "data-briefs", "data-root", "data-sources", "data-totals", "popover"},
    "fieldset": {"data-what"},
    "g": _PAINT,
    "input": {"checked", "name", "type", "value"},
    "label": {"for"},
    "li": _ROWS,
    "line": {*_PAINT, "x1", "x2", "y1", "y2"},
    "ol": {"start"},
    "option": {"selected", "value"},
    "pre": {"data-tool"},
    "path": {*_PAINT, "d"},
    "rect": {*_PAINT, "height", "rx", "ry", "width", "x", "y"},
    "section": {"data-checks", "data-group"},
    "select": {"name"},
    "svg": {"font-size", "height", "preserveAspectRatio", "viewBox", "width", "xmlns"},
    "td": {"colspan", "rowspan"},
    "text": {*_PAINT, "dx", "dy", "font-size", "font-style", "font-weight", "text-anchor", "x",
             "y"},
    "th": {"colspan", "data-column", "data-sorts", "rowspan", "scope"},
    "tr": _ROWS,
    **{name: set() for name in _PLAIN},
}
# fmt: on
_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED),
    clean_content_tags={"script", "style"},
    attributes={"*": _EVERYWHERE, **ALLOWED},
    url_schemes=set(SCHEMES),
    link_rel=None,
)
_TAG = re.compile(r"(<[^>]*>)")
_MARKDOWN = {ord(letter): f"&#{ord(letter)};" for letter in "\\`*_[]{}|"}


@lru_cache(maxsize=4096)
def sanitised(html: str) -> str:
    """A finished fragment with the tags, attributes and schemes that macros make, and no others.

    Args:
        html: what a macro made: blocks, popovers or what stands in a sentence.
    """
    return _CLEANER.clean(html).replace("&nbsp;", "\N{NO-BREAK SPACE}")


def without_markdown(html: str) -> str:
    """HTML for a sentence of Markdown, in whose texts Markdown finds nothing to read.

    A stated form or a name may hold the marks of a link or of emphasis.
    """
    parts = _TAG.split(html)
    return "".join(
        part if index % 2 else part.translate(_MARKDOWN) for index, part in enumerate(parts)
    )
