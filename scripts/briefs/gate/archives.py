"""Archives of earlier versions: nothing in them leads out of the folder they are unpacked into."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from briefs.model import Finding
from briefs.model.fault_codes import files

_LARGEST = 500_000_000
_CURE = "make the archive anew with the command that makes releases"


def archive_findings(path: Path, file: str) -> Iterator[Finding]:
    """What is wrong with a zip: names that lead outside, links, repeats, and more than is sensible.

    Args:
        path: the archive.
        file: its name in findings.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        yield Finding(file, 0, "", "", "a zip archive", _CURE, files.ARCHIVE)
        return
    names: set[str] = set()
    for entry in entries:
        if _is_unsafe(entry) or entry.filename in names:
            expected = "plain files, each once, below the archive's own folder"
            yield Finding(file, 0, "", entry.filename, expected, _CURE, files.ARCHIVE)
        names.add(entry.filename)
    if (size := sum(entry.file_size for entry in entries)) > _LARGEST:
        expected = f"at most {_LARGEST:,} bytes when unpacked"
        yield Finding(file, 0, "", f"{size:,} bytes", expected, _CURE, files.ARCHIVE)


def _is_unsafe(entry: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(entry.filename)
    leads_out = name.is_absolute() or ".." in name.parts or "\\" in entry.filename
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return leads_out or is_link or ":" in entry.filename or bool(entry.flag_bits & 1)
