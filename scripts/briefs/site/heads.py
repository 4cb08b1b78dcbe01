"""The last touch on built pages: what belongs into a page's head and no generator knows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_END_OF_HEAD = "</head>"


def finish_heads(built: Path, elements: Mapping[str, str]) -> None:
    """Put finished elements at the end of pages' heads; a page that was not built is passed over.

    Args:
        built: the folder of the built site.
        elements: HTML by the address of a page, such as ``data/figures/``.
    """
    for address, html in elements.items():
        path = built / address / "index.html"
        if path.is_file():
            page = path.read_text(encoding="utf-8")
            head, end, rest = page.partition(_END_OF_HEAD)
            path.write_text(f"{head}{html}{end}{rest}", encoding="utf-8")
