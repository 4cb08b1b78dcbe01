"""What is wrong with an input, told so that a person can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from briefs.model.fault_codes import FaultCode, cells, explanation_address

_LONGEST_VALUE = 100
_TORN = (cells.ROW_LENGTH, cells.EMPTY_LINE)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: where it is, what stands there, what was expected, what to do, which kind.

    ``row`` counts lines of the file, the header being 1; 0 means the whole file.
    """

    file: str
    row: int
    column: str
    value: str
    expected: str
    cure: str
    code: FaultCode

    def __str__(self) -> str:
        place = self.file + (f", line {self.row}" if self.row else "")
        if self.column:
            place += f", {self.column}"
        shown = f": '{_shortened(self.value)}'" if self.value else ""
        cure = "\n    | ".join(map(_harmless, self.cure.split("\n")))
        return (
            f"{_harmless(place + shown)}\n    expected: {_harmless(self.expected)}\n    do: {cure}"
        )

    def told(self, site_url: str = "") -> str:
        """The finding with its code and where the site explains it.

        Args:
            site_url: the address of the site, or nothing for the path below it.
        """
        slash = "/" if site_url and not site_url.endswith("/") else ""
        address = f"{site_url}{slash}{explanation_address(self.code)}"
        return f"{self}\n    why: {self.code}, {_harmless(address)}"


def _shortened(value: str) -> str:
    """A value as it is shown: a long one ends with its length."""
    if len(value) <= _LONGEST_VALUE:
        return value
    return f"{value[:_LONGEST_VALUE]}… ({len(value):,} characters)"


def _harmless(text: str) -> str:
    """A line of which nothing acts on a terminal, or on a log that takes some text for commands.

    GitHub runs ``##[name]`` anywhere in a line, and ``::name::`` at the beginning of one, which
    no line of a finding has.
    """
    shown = (
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in text
    )
    return "".join(shown).replace("##[", "## [")


def one_by_place(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in order of place, the earliest of each place; a torn row's speaks for its cells.

    Args:
        findings: in the order in which they were found.
    """
    by_place: dict[tuple[str, int, str], Finding] = {}
    for finding in findings:
        row = by_place.get((finding.file, finding.row, ""))
        if row is None or row.code not in _TORN:
            by_place.setdefault((finding.file, finding.row, finding.column), finding)
    return tuple(sorted(by_place.values()))


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
