"""Reading back what a drawn SVG shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"


def leaves(svg: str) -> Iterator[tuple[etree._Element, float, float]]:
    """Every element with the pixel of its origin."""

    def walk(element: etree._Element, x: float, y: float) -> Iterator:
        shift = re.match(r"translate\(([-\d.e]+),([-\d.e]+)\)", element.get("transform", ""))
        if shift:
            x, y = x + float(shift[1]), y + float(shift[2])
        yield element, x, y
        for child in element:
            yield from walk(child, x, y)

    yield from walk(etree.fromstring(svg.encode()), 0.0, 0.0)
