"""A chart before it is drawn: its words, its data and its marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

Spec = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Canvas:
    """The size of a rendering in user units, and the size of its type in the same units."""

    name: str
    width: int
    height: int
    font_size: int

    @property
    def is_narrow(self) -> bool:
        """Whether it is meant for a phone."""
        return self.width < 480


WIDE = Canvas("wide", 620, 320, 13)
NARROW = Canvas("narrow", 300, 280, 12)
CANVASES = (WIDE, NARROW)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart in words, data and specifications.

    ``title`` says the message and ``subtitle`` the measure, both made from figures;
    ``description`` is the text alternative with the numbers; ``columns`` and ``rows`` are the
    chart's own data as text, one row per mark; ``specs`` has a Vega-Lite specification per canvas.
    """

    key: str
    title: str
    subtitle: str
    description: str
    source_line: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    specs: Mapping[str, Spec]


def frozen_specs(specs: Mapping[str, Spec]) -> Mapping[str, Spec]:
    """Specifications that nobody changes after the chart is made."""
    return MappingProxyType(dict(specs))
