"""Placing labels beside marks so that they cover neither marks nor each other.

A greedy choice among fixed positions around each mark, after Christensen, Marks and Shieber,
"An Empirical Study of Algorithms for Point-Feature Label Placement" (ACM TOG 14, 1995).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_WIDTH_OF_LETTER = 0.56
_HEIGHT_OF_LINE = 1.25
_GAP = 9.0
_OUTSIDE = 50.0
_CONFUSED = 12.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """The shared area in square pixels."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Label:
    """A text that belongs to a mark at a pixel; the first labels are placed first."""

    text: str
    x: float
    y: float
    colour: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with the pixel of its centre."""

    label: Label
    x: float
    y: float


def place(
    labels: Iterable[Label],
    obstacles: Sequence[Box],
    frame: Box,
    font_size: float,
    marks: Sequence[tuple[float, float]] = (),
) -> tuple[Placed, ...]:
    """A position for each label, in the order given.

    Args:
        labels: what to place.
        obstacles: marks that labels should not cover.
        frame: where labels should stay.
        font_size: in pixels.
        marks: pixels of all marks that labels may belong to; a label keeps nearest to its own.
    """
    taken = list(obstacles)
    placed = []
    for label in labels:
        others = [mark for mark in marks if mark != (label.x, label.y)]
        boxes = _positions(label, font_size)
        prices = [
            (_cost(box, label, taken, frame) + _confusion(box, label, others), index, box)
            for index, box in enumerate(boxes)
        ]
        best = min(prices)[2]
        taken.append(best)
        placed.append(Placed(label, (best.left + best.right) / 2, (best.top + best.bottom) / 2))
    return tuple(placed)


def segment_boxes(points: Sequence[tuple[float, float]], step: float = 8.0) -> Iterator[Box]:
    """Small boxes along a line through points, so that labels keep off it."""
    for (x1, y1), (x2, y2) in pairwise(points):
        count = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / step))
        for index in range(count + 1):
            x = x1 + (x2 - x1) * index / count
            y = y1 + (y2 - y1) * index / count
            yield Box(x - 2, y - 2, x + 2, y + 2)


def mark_box(x: float, y: float, radius: float = 6.0) -> Box:
    """The box of a point mark."""
    return Box(x - radius, y - radius, x + radius, y + radius)


def _positions(label: Label, font_size: float) -> Iterator[Box]:
    width = max(1, len(label.text)) * font_size * _WIDTH_OF_LETTER
    height = font_size * _HEIGHT_OF_LINE
    for distance in (1.0, 2.0, 3.5):
        gap = _GAP * distance
        beside = (label.x + gap + width / 2, label.x - gap - width / 2)
        above, below = label.y - gap - height / 2, label.y + gap + height / 2
        centres = [
            (beside[0], label.y),
            (label.x, above),
            (label.x, below),
            (beside[1], label.y),
            (beside[0], above),
            (beside[0], below),
            (beside[1], above),
            (beside[1], below),
        ]
        for x, y in centres:
            yield Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _confusion(box: Box, label: Label, others: Sequence[tuple[float, float]]) -> float:
    """A price for lying nearer to another mark than to its own."""
    own = _distance(box, label.x, label.y)
    nearest = min((_distance(box, x, y) for x, y in others), default=math.inf)
    return _CONFUSED * max(0.0, own - nearest)


def _distance(box: Box, x: float, y: float) -> float:
    """From a point to the nearest point of a box."""
    beside = max(box.left - x, 0.0, x - box.right)
    above = max(box.top - y, 0.0, y - box.bottom)
    return math.hypot(beside, above)


def _cost(box: Box, label: Label, taken: Sequence[Box], frame: Box) -> float:
    area = (box.right - box.left) * (box.bottom - box.top)
    outside = area - box.overlap(frame)
    covered = sum(box.overlap(other) for other in taken)
    away = abs((box.left + box.right) / 2 - label.x) + abs((box.top + box.bottom) / 2 - label.y)
    return _OUTSIDE * outside + 8 * covered + away
