"""The number of the version, in every place where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import commands


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file says the version or its day: a line of which one group is replaced.

    ``made`` makes the text from a version and a day as YYYY-MM-DD.
    """

    file: str
    what: str
    pattern: re.Pattern[str]
    made: Callable[[str, str], str]


def _version(version: str, _: str) -> str:
    return version


def _day(_: str, day: str) -> str:
    return day


def _place(file: str, what: str, pattern: str, made: Callable[[str, str], str]) -> Place:
    return Place(file, what, re.compile(pattern, re.MULTILINE), made)


_DESCRIPTOR = "datapackage/datapackage.json"
PLACES = (
    _place(_DESCRIPTOR, "version", r'^  "version": "([^"\n]*)"', _version),
    _place(_DESCRIPTOR, "created", r'^  "created": "([^"\n]*)"', lambda _, day: f"{day}T00:00:00Z"),
    _place("pyproject.toml", "version", r'^version = "([^"\n]*)"', _version),
    _place("CITATION.cff", "version", r"^version: (\S+)$", _version),
    _place("CITATION.cff", "date-released", r"^date-released: (\S+)$", _day),
    _place("README.md", "citation", r"^> .*\*Bilateral Briefs\*, version (\S+),", _version),
    _place(
        "README.md",
        "citation",
        r"^> Bilateral Briefs contributors \((\d{4})\)",
        lambda _, day: day[:4],
    ),
)
"""Besides the heading and the link of the changelog, which ``released_changelog`` writes."""


def bumped(project: Path, version: str, day: str) -> Mapping[str, str]:
    """The files that say the version, with another version and day and nothing else changed.

    Args:
        project: the repository.
        version: the new version.
        day: its day, as YYYY-MM-DD.

    Raises:
        FindingsError: a file is missing, or does not say the version exactly once.
    """
    texts = {file: _text(project, file) for file in dict.fromkeys(one.file for one in PLACES)}
    if findings := [one for place in PLACES for one in _faults(place, texts[place.file])]:
        raise FindingsError(findings)
    return {
        file: reduce(
            lambda changed, place: _with(changed, place, version, day),
            [place for place in PLACES if place.file == file],
            text or "",
        )
        for file, text in texts.items()
    }


def _text(project: Path, file: str) -> str | None:
    path = project / file
    return path.read_bytes().decode("utf-8") if path.is_file() else None


def _faults(place: Place, text: str | None) -> Iterator[Finding]:
    if text is None:
        yield Finding(
            place.file,
            0,
            place.what,
            "",
            "a file that says the version",
            "add it",
            commands.VERSION_PLACE,
        )
        return
    found = place.pattern.findall(text)
    if len(found) != 1:
        expected = f"one line that says it, such as matches {place.pattern.pattern}"
        yield Finding(
            place.file,
            0,
            place.what,
            ", ".join(found),
            expected,
            "mend the file",
            commands.VERSION_PLACE,
        )


def _with(text: str, place: Place, version: str, day: str) -> str:
    match = place.pattern.search(text)
    assert match is not None, "faults were looked for before"
    start, end = match.span(1)
    return text[:start] + place.made(version, day) + text[end:]
