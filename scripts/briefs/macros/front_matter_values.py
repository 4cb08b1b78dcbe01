"""The values that a page's front matter may have, by key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from briefs.model import Finding
from briefs.model.fault_codes import markdown

HIDEABLE = ("navigation", "edit", "toc", "path", "footer", "tags", "feedback")
_MOST_BOOST = 100
_MARKUP = re.compile(r"[<>\"\\\x00-\x1f\x7f-\x9f]|&#?\w+;")


def value_findings(
    file: str, values: Mapping[Any, Any], lines: Mapping[str, int]
) -> Iterator[Finding]:
    """Values of another kind than their key has; the theme writes texts into the head as they are.

    A dyad and an economy are looked up by the caller.

    Args:
        file: the page's name in findings.
        values: the front matter.
        lines: the line of each key in the file.
    """
    for key, (is_right, expected, cure) in _KINDS.items():
        if key in values and not is_right(values[key]):
            code = markdown.FRONT_MATTER_VALUE
            yield Finding(file, lines.get(key, 1), key, str(values[key])[:80], expected, cure, code)


def _is_plain(value: object) -> bool:
    return isinstance(value, str) and not _MARKUP.search(value)


def _is_hide(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(part, str) and part in HIDEABLE for part in value
    )


def _is_search(value: object) -> bool:
    return isinstance(value, dict) and all(
        (key == "exclude" and type(part) is bool)
        or (key == "boost" and type(part) in (int, float) and 0 < part < _MOST_BOOST)
        for key, part in value.items()
    )


_TEXT = (
    _is_plain,
    'a text without < > " and entities',
    "write it in words, between quotation marks",
)
_KINDS: Mapping[str, tuple[Callable[[object], bool], str, str]] = MappingProxyType(
    {
        "title": _TEXT,
        "description": _TEXT,
        "hide": (_is_hide, f"a list of {', '.join(HIDEABLE)}", "write hide: [navigation]"),
        "robots": (lambda value: value == "noindex", "noindex", "write robots: noindex"),
        "search": (_is_search, "exclude: true or boost: 2", "write search: {exclude: true}"),
    }
)
