"""Writing several files: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from briefs.gate.descriptor import Descriptor
from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import commands

_NEW = ".new"
_OLD = ".old"


def replace_tables(descriptor: Descriptor, contents: Mapping[str, bytes]) -> None:
    """Put new files in the place of tables, a table before those that refer to it.

    So the rows on the disk make sense at any moment.

    Args:
        descriptor: the package's descriptor.
        contents: the new files, by name of table.

    Raises:
        FindingsError: a file cannot be written or replaced; all are as they were.
    """
    tables = descriptor.tables
    ordered = [name for name in tables if name in contents]
    put_in_place({descriptor.folder / tables[name].path: contents[name] for name in ordered})


def put_in_place(files: Mapping[Path, bytes], whole_folder: Path | None = None) -> None:
    """Write files; where one cannot be written, all are as they were.

    Everything is written beside its place first. Then each file is renamed into it, and the file
    that it replaces keeps a second name until all are there, so that going back needs no space.

    Args:
        files: the contents by path.
        whole_folder: a folder that is to hold nothing else; what else it held is removed.

    Raises:
        FindingsError: a file cannot be written or replaced.
    """
    folders = [folder for path in files for folder in _absent_folders(path.parent)]
    replaced: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(_beside(path, _NEW), content)
        for path in files:
            _keep_old(path)
            _beside(path, _NEW).replace(path)
            replaced.append(path)
    except OSError as error:
        for path in files:
            _put_back(path, was_replaced=path in replaced)
        for folder in sorted(set(folders), reverse=True):
            if folder.is_dir():
                folder.rmdir()
        raise disk_fault(error, next(iter(files)).parent) from None
    _remove(_beside(path, _OLD) for path in files)
    if whole_folder is not None:
        _remove(path for path in whole_folder.iterdir() if path not in files)


def disk_fault(error: OSError, place: Path) -> FindingsError:
    """What to tell a person when a disk is full or a folder cannot be written."""
    file = str(error.filename or place)
    cure = "free some space, or make the folder and its files writable; then try again"
    finding = Finding(
        file, 0, "", error.strerror or "", "a file to write", cure, commands.NOT_WRITTEN
    )
    return FindingsError([finding])


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")


def _absent_folders(folder: Path) -> list[Path]:
    return [one for one in (folder, *folder.parents) if not one.exists()]


def _write(path: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep_old(path: Path) -> None:
    old = _beside(path, _OLD)
    old.unlink(missing_ok=True)
    if path.exists():
        old.hardlink_to(path)


def _put_back(path: Path, *, was_replaced: bool) -> None:
    old = _beside(path, _OLD)
    if was_replaced and old.exists():
        old.replace(path)
    elif was_replaced:
        path.unlink()
    _remove((old, _beside(path, _NEW)))


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
