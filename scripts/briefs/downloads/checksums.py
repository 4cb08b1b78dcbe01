"""The digests of the files, in the form that ``sha256sum --check`` reads."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.downloads.edition import DATA_FOLDER
from briefs.model import Download

CHECKSUMS_NAME = "SHA256SUMS"


def checksums_file(files: Iterable[Download]) -> Download:
    """One line per file of the data folder, by name."""
    lines = sorted(f"{file.sha256}  {file.name}\n" for file in files)
    return Download(f"{DATA_FOLDER}/{CHECKSUMS_NAME}", "text/plain", "".join(lines).encode())
