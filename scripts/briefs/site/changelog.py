"""A version's release in the changelog: its heading, its data changes and its link."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from briefs.model import Finding
from briefs.model.fault_codes import commands
from briefs.site.releases import CHANGELOG, changelog_sections
from briefs.text.change_notes import OPENING

UNRELEASED = "Unreleased"
_DATA = "### Data"
_PART = "### "
_LINK = re.compile(r"\[\d[^\]]*\]: ")
_WIDTH = 100


def changelog_faults(text: str, version: str) -> Iterator[Finding]:
    """What keeps a version from being released from the changelog as it is.

    Its notes stand below ``[Unreleased]``, or below a heading of its own that was written before.
    """
    sections = {section.release.version: section for section in changelog_sections(text)}
    unreleased, own = sections.get(UNRELEASED), sections.get(version)
    if own is not None and unreleased is not None and _has_notes(unreleased.release.notes):
        expected = f"notes below [{version}] alone, which has a heading already"
        cure = f"move them below [{version}], or release another version"
        yield Finding(
            CHANGELOG,
            unreleased.start + 1,
            "",
            f"[{UNRELEASED}]",
            expected,
            cure,
            commands.NO_NOTES,
        )
    chosen = own or unreleased
    if chosen is None:
        cure = f"write what is new below a heading ## [{UNRELEASED}]"
        yield Finding(CHANGELOG, 0, "", "", f"a section [{UNRELEASED}]", cure, commands.NO_NOTES)
    elif not _has_notes(chosen.release.notes):
        value = f"[{chosen.release.version}]"
        expected, cure = "notes of what is new", "write what a reader will notice"
        yield Finding(CHANGELOG, chosen.start + 1, "", value, expected, cure, commands.NO_NOTES)


def released_changelog(
    text: str, version: str, day: str, changes: Iterable[str], repo_url: str
) -> str:
    """The changelog with a version released; nothing else changes.

    Args:
        text: the changelog, without what ``changelog_faults`` would find.
        version: the version.
        day: its day, as YYYY-MM-DD.
        changes: lines of a list for the data part, the first beginning with ``OPENING``; such a
            list that stands there already is replaced.
        repo_url: of the repository, for the link.
    """
    sections = {section.release.version: section for section in changelog_sections(text)}
    lines = text.splitlines()
    heading = f"## [{version}] - {day}"
    section = sections.get(version)
    if section is None:
        section = sections[UNRELEASED]
        heading = f"## [{UNRELEASED}]\n\n{heading}"
    notes = _with_changes(lines[section.start + 1 : section.end], [*map(_wrapped, changes)])
    rest = _with_link(lines[section.end :], version, repo_url.rstrip("/"))
    return "\n".join([*lines[: section.start], heading, *notes, *rest]) + "\n"


def _has_notes(notes: str) -> bool:
    return any(line.strip() and not line.startswith("#") for line in notes.splitlines())


def _wrapped(line: str) -> str:
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.fill(
        line, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _with_changes(notes: Sequence[str], changes: Sequence[str]) -> list[str]:
    """The notes of a version with the changes at the end of its data part."""
    kept = _without_changes(notes)
    if not changes:
        return kept
    if _DATA not in kept:
        return ["", _DATA, "", *changes, *kept]
    start = kept.index(_DATA) + 1
    parts = (number for number in range(start, len(kept)) if kept[number].startswith(_PART))
    end = next(parts, len(kept))
    while not kept[end - 1].strip():
        end -= 1
    return [*kept[:end], *([""] if end == start else []), *changes, *kept[end:]]


def _without_changes(notes: Sequence[str]) -> list[str]:
    """The notes without an earlier list of changes: the item and what is indented below it."""
    kept: list[str] = []
    is_inside = False
    for line in notes:
        is_inside = line.startswith(OPENING) or (is_inside and line.startswith("  "))
        if not is_inside:
            kept.append(line)
    return kept


def _with_link(lines: Sequence[str], version: str, repo_url: str) -> list[str]:
    """The lines after a version's notes, with its link before those of earlier versions."""
    compared = re.compile(rf"(\[{UNRELEASED}\]: .*/compare/)\S+?(\.\.\.HEAD)")
    moved = [compared.sub(rf"\g<1>v{version}\g<2>", line) for line in lines]
    if any(line.startswith(f"[{version}]: ") for line in moved):
        return moved
    places = (number for number, line in enumerate(moved) if _LINK.match(line))
    place = next(places, len(moved))
    link = f"[{version}]: {repo_url}/releases/tag/v{version}"
    gap = [""] if place == len(moved) and moved and moved[-1].strip() else []
    return [*moved[:place], *gap, link, *moved[place:]]
