"""The files of released versions, each version in a folder of its own whose addresses stay."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator

from briefs.downloads.checksums import checksums_file
from briefs.downloads.edition import NAME
from briefs.model import Download, KeptRelease
from briefs.text.addresses import version_address

_TYPES = {".cff": "application/yaml", ".csv": "text/csv", ".md": "text/markdown"}


def version_files(release: KeptRelease) -> Iterator[Download]:
    """The archive of a release, its files as they were published, and the digests of all."""
    folder = version_address(release.version).rstrip("/")
    files = [
        Download(f"{folder}/{NAME}.zip", "application/zip", release.archive),
        *(
            Download(f"{folder}/{name}", _media_type(name), content)
            for name, content in sorted(release.files.items())
        ),
    ]
    yield from files
    yield checksums_file(files, folder)


def _media_type(name: str) -> str:
    suffix = f".{name.rpartition('.')[2]}"
    return _TYPES.get(suffix) or mimetypes.types_map.get(suffix, "text/plain")
