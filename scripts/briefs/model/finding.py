"""What is wrong with an input, told so that a person can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: where it is, what stands there, what was expected, what to do.

    ``row`` counts lines of the file, the header being 1; 0 means the whole file.
    """

    file: str
    row: int
    column: str
    value: str
    expected: str
    cure: str

    def __str__(self) -> str:
        place = self.file + (f", line {self.row}" if self.row else "")
        if self.column:
            place += f", {self.column}"
        shown = f": {self.value!r}" if self.value else ""
        return f"{place}{shown}\n    expected: {self.expected}\n    do: {self.cure}"


class FindingsError(Exception):
    """An input has faults; all of them are in ``findings``, in order of place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(set(findings)))
        super().__init__("\n".join(map(str, self.findings)))


class UnknownNameError(LookupError):
    """Something was asked for by a name or period that is not there.

    ``asked`` is the name, ``expected`` what it should be, ``known`` the right names.
    """

    def __init__(self, asked: str, expected: str, known: Iterable[str]) -> None:
        self.asked = asked
        self.expected = expected
        self.known = tuple(known)
        super().__init__(f"{asked!r} is not {expected}; {self.cure}")

    @property
    def cure(self) -> str:
        """The nearest right names, or all of them where none is near."""
        near = difflib.get_close_matches(self.asked, self.known, n=4)
        if near:
            return f"nearest: {', '.join(near)}"
        return f"there are: {', '.join(self.known[:40])}" if self.known else "there is none"


class MissingFigureError(UnknownNameError):
    """A figure was asked for that no row of the package carries; ``known`` are the periods."""

    @property
    def cure(self) -> str:
        """The periods that are there."""
        return f"periods present: {', '.join(self.known) or 'none'}"
