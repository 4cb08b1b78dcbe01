"""Shapes of JSON values: which keys there are, and of what form each value is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from briefs.model.fault_codes import FaultCode, descriptor


@dataclass(frozen=True, slots=True)
class Text:
    """A string of a form; ``expected`` is the form in words."""

    expected: str = "text"
    form: str = r"[\s\S]*"
    code: FaultCode = descriptor.FORM


@dataclass(frozen=True, slots=True)
class Fixed:
    """One value and no other."""

    value: Any


@dataclass(frozen=True, slots=True)
class Number:
    """A number; true and false are none."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of at least so many values of a shape."""

    item: Shape
    least: int = 0


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping with the keys that it must have and those that it may have, and no other."""

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape]


Shape: TypeAlias = Text | Fixed | Number | ListOf | Keys


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that is not of its shape; ``place`` is the way to it, as in resources.dyads.path."""

    place: str
    value: str
    expected: str
    code: FaultCode


def misfits(shape: Shape, value: Any, place: str = "") -> Iterator[Misfit]:
    """Where a value is not of a shape; what has the wrong kind is not looked into.

    Args:
        shape: what is expected.
        value: what is there.
        place: the way to it.
    """
    match shape:
        case Keys(required, optional):
            yield from _key_misfits(required, optional, value, place)
        case ListOf(item, least):
            yield from _list_misfits(item, least, value, place)
        case _:
            yield from _plain_misfits(shape, value, place)


def _plain_misfits(shape: Text | Fixed | Number, value: Any, place: str) -> Iterator[Misfit]:
    match shape:
        case Fixed(fixed):
            if value != fixed or isinstance(value, bool) != isinstance(fixed, bool):
                yield Misfit(place, _shown(value), _shown(fixed), descriptor.FIXED)
        case Text(expected, form, code):
            if not isinstance(value, str):
                yield Misfit(place, _shown(value), expected, descriptor.SHAPE)
            elif not re.fullmatch(form, value):
                yield Misfit(place, value, expected, code)
        case Number():
            if isinstance(value, bool) or not isinstance(value, int | float):
                yield Misfit(place, _shown(value), "a number", descriptor.SHAPE)


def _list_misfits(item: Shape, least: int, value: Any, place: str) -> Iterator[Misfit]:
    if not isinstance(value, list) or len(value) < least:
        expected = f"a list of at least {least}" if least else "a list"
        yield Misfit(place, _shown(value), expected, descriptor.SHAPE)
        return
    for index, one in enumerate(value):
        yield from misfits(item, one, f"{place}.{_name_of(one, index)}")


def _key_misfits(
    required: Mapping[str, Shape], optional: Mapping[str, Shape], value: Any, place: str
) -> Iterator[Misfit]:
    if not isinstance(value, dict):
        yield Misfit(place, _shown(value), "keys and values", descriptor.SHAPE)
        return
    known = {**required, **optional}
    for key in (*value, *(key for key in required if key not in value)):
        way = f"{place}.{key}".removeprefix(".")
        if key not in known:
            expected = f"one of {', '.join(known)}"
            yield Misfit(way, key, expected, descriptor.UNKNOWN_PROPERTY)
        elif key in value:
            yield from misfits(known[key], value[key], way)
        else:
            yield Misfit(way, "", "a value", descriptor.SHAPE)


def _name_of(item: Any, index: int) -> str:
    name = item.get("name") if isinstance(item, dict) else None
    return name if isinstance(name, str) and name.isprintable() else str(index)


def _shown(value: Any) -> str:
    """A value in a few words, however deep it is."""
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return f"keys {', '.join(list(value)[:5])}" if value else "no keys"
    return value if isinstance(value, str) else str(value).lower()[:40]
