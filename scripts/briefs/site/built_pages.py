"""One built page as far as its inspection needs it: places, links, what it loads, and faults."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from briefs.macros.addresses import address_fault

# Written so that a quoted > does not end a tag; what a browser reads otherwise is not on a page:
# Markdown is held to plain tags, and what macros make is written by the sanitiser.
_TAG = re.compile(r"""<([a-zA-Z][^\s/>]*)([^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*)>""")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_OF_INTEREST = re.compile(
    r"id|href|src|srcset|poster|data|action|formaction|xlink:href|rel|style|srcdoc|ping|background"
    r"|on\w+",
    re.IGNORECASE,
)
_MAY_BE_OF_INTEREST = re.compile(rf"[\s/](?:{_OF_INTEREST.pattern})\s*=", re.IGNORECASE)
_FINISHED = re.compile(r"<bb-(block|notes)[ >].*?</bb-\1>", re.DOTALL)
_CODE = re.compile(r"<(code|pre|script)\b.*?</\1>", re.DOTALL)
_SCRIPT = re.compile(
    r"<script\b[^>]*\btype=[\"']?application/(ld\+)?json\b[^>]*>(.*?)</script>", re.DOTALL
)
_LEFT_OVER_IN_CODE = re.compile(r'data-block="[0-9a-f]{24}"|&lt;button type="button" class="bb-')
_LEFT_OVER = re.compile(r'data-block="')
_JINJA = re.compile(r"\{[{%#][^<\n]{0,40}")
_LOADING = frozenset({"src", "srcset", "poster", "data"})
_LINKING = frozenset({"href", "action", "formaction", "xlink:href"})
# Of the relations of <link>, those that a browser follows only when it is asked to.
_NOT_LOADED = frozenset(
    {"alternate", "author", "canonical", "cite-as", "describedby", "first", "help", "item", "last"}
    | {"license", "me", "next", "prev", "search", "type"}
)
_NEVER = frozenset({"background", "ping", "srcdoc", "style"})
_FORBIDDEN = frozenset({"base", "embed", "iframe", "frame", "object", "style", "portal"})
_NOT_IN_ARTICLE = frozenset({"form", "link", "meta", "script", "template", "noscript"})


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """What stands on a page: its ids, the addresses that it links and loads, what is wrong.

    ``left_over`` is a trace of a macro that was not made, or empty.
    """

    ids: frozenset[str]
    links: tuple[str, ...]
    loads: tuple[str, ...]
    repeated: tuple[str, ...]
    active: tuple[str, ...]
    left_over: str
    bad_json: tuple[str, ...]


def read_built_page(text: str) -> BuiltPage:
    """What stands on a built page.

    Args:
        text: its HTML.
    """
    ids: Counter[str] = Counter()
    links: dict[str, None] = {}
    loads: dict[str, None] = {}
    active: dict[str, None] = {}
    for tag in _TAG.finditer(text):
        if not _MAY_BE_OF_INTEREST.search(tag[2]):
            continue
        name = tag[1].lower()
        found = {
            match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
            for match in _ATTRIBUTE.finditer(tag[2])
            if _OF_INTEREST.fullmatch(match[1])
        }
        if "id" in found:
            ids[found["id"]] += 1
        active.update(dict.fromkeys(_active_attributes(name, found)))
        for key, value in found.items():
            if key in _LOADING or ((name, key) == ("link", "href") and _is_loaded(found)):
                loads.update(dict.fromkeys(_addresses(key, value)))
            elif key in _LINKING:
                links[value] = None
    prose = _FINISHED.sub("", text)
    active.update(dict.fromkeys(_active_elements(prose)))
    return BuiltPage(
        ids=frozenset(ids),
        links=tuple(links),
        loads=tuple(loads),
        repeated=tuple(name for name, count in ids.items() if count > 1),
        active=tuple(active),
        left_over=_left_over(text, prose),
        bad_json=tuple(_bad_json(text)),
    )


def _active_attributes(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """Handlers, styles and addresses that may run; the site's policy blocks them all the same."""
    for name, value in attributes.items():
        if name.startswith("on"):
            yield f"<{tag} {name}>"
        elif name in _NEVER:
            yield f"<{tag} {name}={value[:40]!r}>"
        elif (name in _LOADING or name in _LINKING) and address_fault(value):
            yield f"<{tag} {name}={value[:80]!r}>"


def _is_loaded(link: Mapping[str, str]) -> bool:
    return not set(link.get("rel", "").lower().split()) <= _NOT_LOADED


def _addresses(name: str, value: str) -> list[str]:
    if name == "srcset":
        return [part.split()[0] for part in value.split(",") if part.strip()]
    return [value]


def _left_over(text: str, prose: str) -> str:
    """A trace of a macro; braces in finished blocks are the data's own."""
    match = (
        _LEFT_OVER_IN_CODE.search(text)
        or _LEFT_OVER.search(_CODE.sub("", text))
        or _JINJA.search(_CODE.sub("", prose))
    )
    return match[0] if match else ""


def _bad_json(text: str) -> Iterator[str]:
    for match in _SCRIPT.finditer(text):
        try:
            content = json.loads(match[2])
        except json.JSONDecodeError as error:
            yield f"{match[2].strip()[:60]} ({error.msg})"
            continue
        if match[1] and not (isinstance(content, dict) and "@context" in content):
            yield f"{match[2].strip()[:60]} (no @context)"


def _active_elements(text: str) -> Sequence[str]:
    reader = _ElementReader()
    reader.feed(text)
    return reader.found


class _ElementReader(HTMLParser):
    """Reads a page without its finished blocks as a browser does, for what may run on it.

    The theme's own scripts and forms stand outside the article.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_article = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        if tag == "article":
            self._in_article = True
        if tag in _FORBIDDEN or (self._in_article and tag in _NOT_IN_ARTICLE):
            self.found.append(f"<{tag}>")
        found = {name: value or "" for name, value in attrs}
        self.found += _active_attributes(tag, found)
        equivalent = found.get("http-equiv")
        if tag == "meta" and equivalent not in (None, "Content-Security-Policy"):
            self.found.append(f"<meta http-equiv={equivalent!r}>")

    def handle_endtag(self, tag: str) -> None:
        """Leave the article; one that was left before was ended by its own text."""
        if tag == "article":
            if not self._in_article:
                self.found.append("</article>")
            self._in_article = False
