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


def subjects_there(package: Package, table: str, dyad: str) -> tuple[str, ...]:
    """The subjects of a pair in a table whose rows have them, the latest first.

    Args:
        package: the data package.
        table: commitments, agreements or events; other tables have no subjects.
        dyad: the pair.
    """
    dated: dict[str, str] = {}
    if table == "commitments":
        for promise in package.commitments_by_dyad.get(dyad, ()):
            dated[promise.subject_id] = promise.date_stated
    elif table == "agreements":
        for document in package.agreements:
            if dyad in document.dyads:
                dated[document.subject_id] = document.date_signed
    elif table == "events":
        for event in package.events:
            if dyad in event.dyads:
                dated[event.subject_id] = event.date
    return tuple(sorted(dated, key=lambda subject: (dated[subject], subject), reverse=True))


def _address(url: str) -> str:
    """What identifies a page, empty where the text is no address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    query = [pair for pair in parse_qsl(parts.query) if not pair[0].startswith("utm_")]
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(query)}"
