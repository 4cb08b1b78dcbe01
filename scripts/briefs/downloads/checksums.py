"""The digests of the files, in the form that ``sha256sum --check`` reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefs.downloads.edition import DATA_FOLDER
from briefs.model import Download

CHECKSUMS_NAME = "SHA256SUMS"


def checksums_file(files: Iterable[Download], folder: str = DATA_FOLDER) -> Download:
    """One line per file of a folder, the data folder unless told otherwise, by name."""
    lines = sorted(f"{file.sha256}  {file.name}\n" for file in files)
    return Download(f"{folder}/{CHECKSUMS_NAME}", "text/plain", "".join(lines).encode())


def checked_files(downloads: Mapping[str, Download]) -> tuple[Download, ...]:
    """The data files of which the digests are published, and the file of digests after them.

    Args:
        downloads: every published file by path.
    """
    sums = downloads[f"{DATA_FOLDER}/{CHECKSUMS_NAME}"]
    names = [line.split(maxsplit=1)[1] for line in sums.content.decode().splitlines()]
    return (*(downloads[f"{DATA_FOLDER}/{name}"] for name in names), sums)
