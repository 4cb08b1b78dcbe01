"""Files in one ZIP archive whose bytes depend on nothing but their names and contents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime

_READABLE = 0o644 << 16


def archive_bytes(files: Mapping[str, bytes], created: datetime) -> bytes:
    """An archive in the order of names, every file with the same date and rights.

    Args:
        files: the content by name in the archive.
        created: the date of every file.
    """
    stamp = (created.year, created.month, created.day, created.hour, created.minute, 0)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, stamp)
            info.create_system = 3
            info.external_attr = _READABLE
            archive.writestr(info, files[name], zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()
