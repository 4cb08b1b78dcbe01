"""Archives of data packages, read without trust: no path outside, no surprise, no flood."""

from __future__ import annotations

import re
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from briefs.model import Finding, FindingsError
from briefs.model.fault_codes.files import ARCHIVE
from briefs.tables import DESCRIPTOR_NAME

LARGEST_FILE = 50_000_000
LARGEST_ARCHIVE = 200_000_000
MOST_FILES = 200
_FOLDERS = ("data", "derived")
_SUFFIXES = (".bib", ".cff", ".csv", ".json", ".jsonld", ".md", ".ris", ".txt")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)+", re.ASCII)
_CURE = "make the archive again, with briefs release"


def read_archive(path: Path) -> Mapping[str, bytes]:
    """The files of an archive by their names in it.

    Args:
        path: a ZIP file of a data package, as it is written or as it is published.

    Raises:
        FindingsError: it is no ZIP file, lacks the descriptor, or holds what no data package has:
            other folders or kinds of files, links, a name twice, too much.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if findings := sorted(_faults(path.name, entries)):
                raise FindingsError(findings)
            return {entry.filename: archive.read(entry) for entry in entries}
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        finding = Finding(
            path.name, 0, "", str(error), "a ZIP file that can be read", _CURE, ARCHIVE
        )
        raise FindingsError([finding]) from None


@contextmanager
def unpacked(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder with the files of an archive, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="briefs-archive-") as name:
        folder = Path(name)
        for file, content in files.items():
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield folder


def _faults(file: str, entries: list[zipfile.ZipInfo]) -> Iterator[Finding]:
    names = [entry.filename for entry in entries]
    if DESCRIPTOR_NAME not in names:
        yield Finding(
            file, 0, "", "", f"an archive with {DESCRIPTOR_NAME} at its top", _CURE, ARCHIVE
        )
    if len(names) > MOST_FILES:
        yield Finding(file, 0, "", str(len(names)), f"at most {MOST_FILES} files", _CURE, ARCHIVE)
    total = sum(entry.file_size for entry in entries)
    if total > LARGEST_ARCHIVE:
        yield Finding(file, 0, "", str(total), f"at most {LARGEST_ARCHIVE} bytes", _CURE, ARCHIVE)
    seen: set[str] = set()
    for entry in entries:
        if expected := _expected(entry, seen):
            yield Finding(file, 0, "", entry.filename, expected, _CURE, ARCHIVE)
        seen.add(entry.filename.lower())


def _expected(entry: zipfile.ZipInfo, seen: set[str]) -> str:
    """What was expected instead of an entry; empty where nothing is wrong."""
    name = PurePosixPath(entry.filename)
    is_named = bool(_NAME.fullmatch(name.name)) and name.suffix in _SUFFIXES
    is_placed = entry.filename == name.name or entry.filename in {
        f"{folder}/{name.name}" for folder in _FOLDERS
    }
    if not (is_named and is_placed) or name.stem.lower() == "index":
        return "a table, a descriptor or a text by a plain name"
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG) or entry.flag_bits & 1:
        return "a plain file, no link and not encrypted"
    if entry.filename.lower() in seen:
        return "each name once"
    return f"at most {LARGEST_FILE} bytes" if entry.file_size > LARGEST_FILE else ""
