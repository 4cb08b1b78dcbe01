"""Colours and type of charts and pages; every colour has a light and a dark value."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

FONT = "Noto Sans"
FONT_STACK = f"{FONT}, system-ui, sans-serif"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the theme as the value of a CSS custom property in both schemes."""

    light: str
    dark: str


COLOURS = MappingProxyType(
    {
        "paper": Colour("#ffffff", "#15181d"),
        "paper-2": Colour("#f6f5f1", "#1d2127"),
        "ink": Colour("#1b1f24", "#e9eaec"),
        "ink-2": Colour("#56606b", "#a2abb6"),
        "rule": Colour("#e2e0d9", "#323841"),
        "eco-a": Colour("#1f5fa8", "#8ab8f2"),
        "eco-b": Colour("#a8480b", "#f0a468"),
        "eco-c": Colour("#6d3f9e", "#c6a5ee"),
        "eco-d": Colour("#4f6a1c", "#b3cc7a"),
        "conflict": Colour("#9c1f56", "#f08ab5"),
        "agreement": Colour("#17705f", "#6fcbb6"),
        "link": Colour("#1f5fa8", "#8ab8f2"),
    }
)


def variable(name: str) -> str:
    """A colour of the theme as charts and style sheets refer to it.

    Raises:
        KeyError: the theme has no such colour.
    """
    if name not in COLOURS:
        raise KeyError(name)
    return f"var(--bb-{name})"


def properties(scheme: str) -> str:
    """The custom properties of one scheme, ``light`` or ``dark``, as CSS declarations."""
    return ";".join(f"--bb-{name}:{getattr(colour, scheme)}" for name, colour in COLOURS.items())


def style_sheet() -> str:
    """The theme as a style sheet: light unless the page's scheme is dark.

    Without a script the page cannot choose its scheme, and the reader's system does.
    """
    return (
        f":root,[data-md-color-scheme=default]{{{properties('light')}}}\n"
        f"[data-md-color-scheme=slate]{{{properties('dark')}}}\n"
        f"@media(prefers-color-scheme:dark){{.no-js body{{{properties('dark')}}}}}\n"
    )


def standalone_style() -> str:
    """The theme for an SVG file that stands alone and follows the reader's system."""
    return (
        f":root{{{properties('light')}}}"
        f"@media(prefers-color-scheme:dark){{:root{{{properties('dark')}}}}}"
    )


def with_light_colours(text: str) -> str:
    """A chart with plain light colours in place of custom properties, as a PNG needs it."""
    for name, colour in COLOURS.items():
        text = text.replace(variable(name), colour.light)
    return text
