"""Charts as SVG and PNG through vl-convert, cached by content."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from briefs.charts.chart import CANVASES, NARROW, WIDE, Canvas, Chart, Spec
from briefs.charts.theme import standalone_style, with_light_colours

SVG = "http://www.w3.org/2000/svg"
FONTS = Path(__file__).parent / "fonts"
_VEGA_LITE = "5.21"
_PNG_SCALE = 2
_NOISE = (
    "role",
    "aria-roledescription",
    "aria-label",
    "aria-hidden",
    "class",
    "pointer-events",
    "font-family",
)
_DEFAULTS = {
    "opacity": "1",
    "stroke-width": "1",
    "x2": "0",
    "y2": "0",
    "text-anchor": "start",
    "stroke-dasharray": "1,0",
    "transform": "translate(0,0)",
}
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn chart: SVG for the page in two sizes, a file that stands alone, and a PNG."""

    wide: str
    narrow: str
    file: str
    png: bytes


Cache = Callable[[str, Callable[[], bytes]], bytes]


def uncached(_: str, make: Callable[[], bytes]) -> bytes:
    """A cache that keeps nothing."""
    return make()


def folder_cache(folder: Path) -> Cache:
    """A cache of files named after their content's key; an empty one is made anew."""

    def cached(key: str, make: Callable[[], bytes]) -> bytes:
        path = folder / key
        if path.is_file() and (kept := path.read_bytes()):
            return kept
        content = make()
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix="part-") as name:
            part = Path(name) / key
            part.write_bytes(content)
            part.replace(path)
        return content

    return cached


def warm_up() -> None:
    """Start the renderer, so that the first changed chart of a preview does not wait for it."""
    _converted('{"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "mark": "bar"}')


def draw(chart: Chart, cache: Cache = uncached) -> Drawing:
    """Draw a chart.

    Args:
        chart: what to draw.
        cache: returns the content kept under a key, or makes and keeps it.

    Raises:
        ValueError: vl-convert refuses the specification.
    """
    raw = {canvas.name: _svg(chart.specs[canvas.name], cache) for canvas in CANVASES}
    wide = raw[WIDE.name]
    light = with_light_colours(wide)
    return Drawing(
        wide=_for_page(wide, chart, WIDE),
        narrow=_for_page(raw[NARROW.name], chart, NARROW),
        file=_standalone(wide, chart),
        png=cache(f"{_key(light)}.png", lambda: _png(light)),
    )


def _key(text: str) -> str:
    return hashlib.sha256(f"{_drawn_with()}\n{text}".encode()).hexdigest()[:32]


@cache
def _drawn_with() -> str:
    """Whatever else decides the bytes of a drawing: the renderer, its fonts, the scale."""
    fonts = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(FONTS.glob("*.ttf"))))
    return f"{version('vl-convert-python')} {_VEGA_LITE} {_PNG_SCALE} {fonts.hexdigest()}"


def _svg(spec: Spec, cache: Cache) -> str:
    text = json.dumps(spec, sort_keys=True, ensure_ascii=False)
    return cache(f"{_key(text)}.svg", lambda: _converted(text)).decode()


def _converted(spec: str) -> bytes:
    import vl_convert as vlc  # noqa: PLC0415  a quarter of a second, needed only for a new chart

    vlc.register_font_directory(str(FONTS))
    return vlc.vegalite_to_svg(spec, vl_version=_VEGA_LITE).encode()


def _png(svg: str) -> bytes:
    import vl_convert as vlc  # noqa: PLC0415

    vlc.register_font_directory(str(FONTS))
    white = svg.replace("<svg ", '<svg style="background:#ffffff" ', 1)
    return vlc.svg_to_png(white, scale=_PNG_SCALE)


def _for_page(svg: str, chart: Chart, canvas: Canvas) -> str:
    """The SVG inside a page: one image with its alternative, without noise for screen readers."""
    root = _parsed(_LONG_NUMBER.sub(_shorter, svg))
    for element in root.iter():
        for name in _NOISE:
            element.attrib.pop(name, None)
        for name, value in _DEFAULTS.items():
            if element.get(name) == value:
                del element.attrib[name]
    for name in ("width", "height", "version"):
        del root.attrib[name]
    _prune(root)
    _inherit_font_size(root, canvas)
    _name(root, chart, chart.key, with_words=canvas is WIDE)
    root.set("class", f"bb-chart-{canvas.name}")
    return _text(root)


def _standalone(svg: str, chart: Chart) -> str:
    """The SVG as a file: it brings its colours and keeps a label on every mark."""
    root = _parsed(svg)
    _name(root, chart, chart.key)
    style = ET.Element(f"{{{SVG}}}style")
    style.text = standalone_style()
    root.insert(0, style)
    return _text(root)


def _shorter(match: re.Match[str]) -> str:
    """A coordinate to the hundredth of a unit, which no screen can tell from the whole."""
    return f"{float(match[0]):.2f}"


def _parsed(svg: str) -> ET.Element:
    ET.register_namespace("", SVG)
    return ET.fromstring(svg)  # noqa: S314  drawn by vl-convert, not received


def _prune(root: ET.Element) -> None:
    """Drop groups and paths that draw nothing."""
    for parent in list(root.iter()):
        for child in list(parent):
            hidden = child.get("display") == "none" or child.get("opacity") == "0"
            frame = child.tag == f"{{{SVG}}}path" and not (child.get("fill") or child.get("stroke"))
            if hidden or frame:
                parent.remove(child)
    _drop_empty_groups(root)


def _inherit_font_size(root: ET.Element, canvas: Canvas) -> None:
    """Texts of the canvas's own size take it from the image."""
    size = f"{canvas.font_size}px"
    root.set("font-size", size)
    for element in root.iter(f"{{{SVG}}}text"):
        if element.get("font-size") == size:
            del element.attrib["font-size"]


def _drop_empty_groups(element: ET.Element) -> None:
    for child in list(element):
        _drop_empty_groups(child)
        if child.tag == f"{{{SVG}}}g" and not len(child):
            element.remove(child)
        elif child.tag == f"{{{SVG}}}g" and len(child) == 1 and not child.attrib:
            element[list(element).index(child)] = child[0]


def _name(root: ET.Element, chart: Chart, name: str, *, with_words: bool = True) -> None:
    """Give the image the chart's title and text alternative; vl-convert drops a description.

    Of two renderings on one page, one carries the words and both refer to them.
    """
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    if not with_words:
        return
    title = ET.Element(f"{{{SVG}}}title", {"id": f"{name}-title"})
    title.text = chart.title
    description = ET.Element(f"{{{SVG}}}desc", {"id": f"{name}-desc"})
    description.text = chart.description
    root.insert(0, description)
    root.insert(0, title)


def _text(root: ET.Element) -> str:
    return ET.tostring(root, encoding="unicode")
