"""Writing several files, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from briefs.model import Finding, FindingsError

_NEW = ".new"


def put_in_place(files: Mapping[Path, bytes], whole_folder: Path | None = None) -> None:
    """Write files; where one cannot be written, all are as they were.

    Args:
        files: the contents by path.
        whole_folder: a folder that is to hold nothing else; what else it held is removed.

    Raises:
        FindingsError: a file cannot be written.
    """
    folders = [folder for path in files for folder in _absent_folders(path.parent)]
    parts = {path: path.with_name(f"{path.name}{_NEW}") for path in files}
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            parts[path].write_bytes(content)
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        _restore(before)
        _remove(parts.values())
        for folder in sorted(set(folders), reverse=True):
            if folder.is_dir():
                folder.rmdir()
        file, cure = str(error.filename or ""), "make room, or allow it to be written"
        finding = Finding(file, 0, "", str(error.strerror), "a file that can be written", cure)
        raise FindingsError([finding]) from None
    if whole_folder is not None:
        _remove(path for path in whole_folder.iterdir() if path not in files)


def _absent_folders(folder: Path) -> list[Path]:
    return [one for one in (folder, *folder.parents) if not one.exists()]


def _restore(before: Mapping[Path, bytes | None]) -> None:
    for path, content in before.items():
        if content is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != content:
            path.write_bytes(content)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
