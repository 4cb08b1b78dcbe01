"""What a page says as plain lines for a terminal: the same words without their links."""

from __future__ import annotations

from html.parser import HTMLParser

import htpy as h


def plain_lines(node: h.Node) -> list[str]:
    """The text of a fragment: one line, or one for each item of its list.

    Args:
        node: what a popover shows beside a name.
    """
    reader = _Reader()
    reader.feed(str(h.fragment[node]))
    reader.close()
    return [line for line in (" ".join(line.split()) for line in reader.lines) if line]


class _Reader(HTMLParser):
    """Collects text; an item of a list begins a line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "li":
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data
