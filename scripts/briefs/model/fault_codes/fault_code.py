"""What a code of a fault says: the same for every place where the fault may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class FaultCode:
    """A kind of fault: a letter for its area and three digits, which never change once published.

    ``meaning`` is what is wrong, ``reason`` why it is refused, ``cure`` what to do in general; the
    finding says what to do in its place. Backticks mark what is typed.
    """

    code: str
    title: str
    meaning: str
    reason: str
    cure: str

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class FaultArea:
    """The codes of one letter, which stand on one page."""

    letter: str
    slug: str
    title: str
    codes: tuple[FaultCode, ...]


def codes_in(module: object) -> tuple[FaultCode, ...]:
    """The codes that a module names, in order."""
    return tuple(sorted(value for value in vars(module).values() if isinstance(value, FaultCode)))
