"""A Python-Markdown extension that puts finished blocks and popovers on the page after Markdown.

Markdown never sees tables, charts and popovers: that is faster, keeps their text from being read
as Markdown, and lets the blocks stay out of the search index.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

from briefs.macros.fragments import Fragments

_BLOCK = re.compile(r'(?:<p>)?<div data-block="([0-9a-f]{24})"></div>(?:</p>)?')
_MENTION = re.compile(r'popovertarget="popover-([^"]+)" data-note="([0-9a-f]{24})"')

_NOTHING = Fragments({}, {}, {})
_of_page: list[Fragments] = [_NOTHING]


def remember(fragments: Fragments) -> None:
    """Make a page's blocks and popovers known to the extension.

    Both generators render page after page in one process: macros first, then Markdown.
    """
    _of_page[0] = fragments


def insert(html: str, fragments: Fragments) -> str:
    """A page's HTML with its blocks in their places and its popovers at its end.

    The first mention of a figure gets the id that the figure's address ends in; every mention gets
    the number under which the printed page lists its popover.
    """
    placed = _BLOCK.sub(lambda match: fragments.blocks.get(match[1], match[0]), html)
    numbers: dict[str, int] = {}

    def mention(match: re.Match[str]) -> str:
        key, note = match[1], match[2]
        is_first = note not in numbers
        number = numbers.setdefault(note, len(numbers) + 1)
        anchor = f' id="figure-{key}"' if is_first else ""
        return f'popovertarget="popover-{key}"{anchor} data-note="{number}"'

    numbered = _MENTION.sub(mention, placed)
    listed = "".join(fragments.popovers.get(note, "") for note in numbers)
    if not listed:
        return numbered
    return f"{numbered}\n<bb-notes data-search-exclude>{listed}</bb-notes>"


class _Insertion(Postprocessor):
    def run(self, text: str) -> str:
        return insert(text, _of_page[0])


class InsertionExtension(Extension):
    """Registers the insertion after every other postprocessor."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name is Markdown's
        """Register the insertion last."""
        md.postprocessors.register(_Insertion(md), "briefs-insertion", -10)


def makeExtension(**options: Any) -> InsertionExtension:  # noqa: N802  the name is Markdown's
    """The entry point that Python-Markdown looks for."""
    return InsertionExtension(**options)
