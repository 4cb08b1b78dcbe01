"""What built pages show: figures, popovers, drawings and tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import lxml.html


@dataclass(frozen=True)
class Shown:
    """What a reader sees of the data on one page."""

    figures: tuple[str, ...]
    popovers: tuple[tuple[str, str], ...]
    drawings: tuple[str, ...]
    cells: tuple[str, ...]
    anchors: tuple[str, ...]


def tree_of(path: Path) -> lxml.html.HtmlElement:
    """A built page."""
    return lxml.html.document_fromstring(path.read_text(encoding="utf-8"))


def words(element: lxml.html.HtmlElement) -> str:
    """The text of an element with single spaces."""
    return " ".join(str(element.text_content()).split())


def shown(path: Path) -> Shown:
    """What a built page shows."""
    tree = tree_of(path)
    mentions = tree.xpath("//button[contains(@class, 'bb-figure')]")
    return Shown(
        figures=tuple(f"{words(button)} {button.get('data-note')}" for button in mentions),
        popovers=tuple(
            (str(element.get("id")), words(element)) for element in tree.xpath("//*[@popover]")
        ),
        drawings=tuple(
            lxml.html.tostring(drawing, encoding="unicode", with_tail=False)
            for drawing in tree.xpath("//figure[contains(@class, 'bb-chart')]//svg")
        ),
        cells=tuple(words(cell) for cell in tree.xpath("//table//th | //table//td")),
        anchors=tuple(str(button.get("id")) for button in mentions if button.get("id")),
    )


def popover_of(tree: lxml.html.HtmlElement, key: str) -> lxml.html.HtmlElement:
    """The popover of a figure."""
    (found,) = tree.xpath(f"//*[@id='popover-{key}']")
    element: lxml.html.HtmlElement = found
    return element


def pages_of(site: Path) -> list[str]:
    """The paths of a site's pages, but for the one that is not found."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
