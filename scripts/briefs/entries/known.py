"""What the data package has already, as far as new rows need to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from briefs.model import Package, Source
from briefs.tables import Descriptor, read_descriptor, table_cells
from briefs.validation import read_valid_package


@dataclass(frozen=True, slots=True)
class Known:
    """A valid package, its descriptor, and the keys of each table's rows."""

    descriptor: Descriptor
    package: Package
    keys: Mapping[str, frozenset[str]]


def read_known(folder: Path) -> Known:
    """What stands in a data package.

    Args:
        folder: the folder of ``datapackage.json``.

    Raises:
        FindingsError: it has faults, which are to be mended first.
    """
    package = read_valid_package(folder)
    descriptor = read_descriptor(folder)
    keys = {
        name: frozenset(row[0] for row in table_cells(schema, (folder / schema.path).read_bytes()))
        for name, schema in descriptor.tables.items()
    }
    return Known(descriptor, package, keys)


def known_source(package: Package, asked: str) -> Source | None:
    """The source with this identifier or address, None where there is none.

    Addresses are the same that differ only in http or https, ``www.``, a slash or a fragment at
    the end, or what campaigns append to them.
    """
    if asked in package.sources:
        return package.sources[asked]
    if not (address := _address(asked)):
        return None
    same = (source for source in package.sources.values() if _address(source.url) == address)
    return next(same, None)


def _address(url: str) -> str:
    """What identifies a page, empty where the text is no address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    query = [pair for pair in parse_qsl(parts.query) if not pair[0].startswith("utm_")]
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(query)}"
