"""Replacing files of ``datapackage/``: all of them, or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefs.gate.descriptor import Descriptor
from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import commands


def replace_tables(descriptor: Descriptor, contents: Mapping[str, bytes]) -> None:
    """Put new files in the place of tables.

    Everything is written elsewhere on the same disk first. Then each file is renamed into place,
    a table before those that refer to it, so that the rows on the disk make sense at any moment;
    if one cannot be, those before it are put back.

    Args:
        descriptor: the package's descriptor.
        contents: the new files, by name of table.

    Raises:
        FindingsError: a file cannot be written or replaced; all are as they were.
    """
    try:
        _replace(descriptor, contents)
    except OSError as error:
        raise disk_fault(error, descriptor.folder) from None


def disk_fault(error: OSError, place: Path) -> FindingsError:
    """What to tell a person when a disk is full or a folder cannot be written."""
    file = str(error.filename or place)
    cure = "free some space, or make the folder and its files writable; then try again"
    finding = Finding(
        file, 0, "", error.strerror or "", "a file to write", cure, commands.NOT_WRITTEN
    )
    return FindingsError([finding])


def _replace(descriptor: Descriptor, contents: Mapping[str, bytes]) -> None:
    folder = descriptor.folder
    ordered = [name for name in descriptor.tables if name in contents]
    paths = {name: folder / descriptor.tables[name].path for name in ordered}
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".datapackage-") as workplace:
        new, old = Path(workplace, "new"), Path(workplace, "old")
        for part in (new, old):
            part.mkdir()
        for name in ordered:
            _write(new / name, contents[name])
            _write(old / name, paths[name].read_bytes())
        replaced: list[str] = []
        try:
            for name in ordered:
                (new / name).replace(paths[name])
                replaced.append(name)
        except OSError:
            for name in reversed(replaced):
                (old / name).replace(paths[name])
            raise


def _write(path: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
