"""DataCite metadata, schema 4.5, of the package and of each brief.

Nothing here has a DOI, and none is made up: the address stands as ``url`` and as an alternate
identifier, which the schema allows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefs.downloads.datasets import Catalogue, Dataset
from briefs.downloads.edition import DATA_FOLDER, Edition
from briefs.model import Download
from briefs.text.references import SITE_NAME

MEDIA_TYPE = "application/vnd.datacite.datacite+json"
_SCHEMA = "http://datacite.org/schema/kernel-4"


def datacite_file(edition: Edition, found: Catalogue) -> Download:
    """``data/datacite.json`` of the package."""
    parts = [("HasPart", brief.path) for brief in found.briefs]
    return _file(f"{DATA_FOLDER}/datacite.json", _record(edition, found.whole, parts))


def brief_datacite_files(edition: Edition, found: Catalogue) -> Iterator[Download]:
    """``briefs/<dyad>.datacite.json`` of every brief."""
    for brief in found.briefs:
        content = _record(edition, brief, [("IsPartOf", found.whole.path)])
        yield _file(f"briefs/{brief.key}.datacite.json", content)


def _record(
    edition: Edition, dataset: Dataset, related: list[tuple[str, str]]
) -> Mapping[str, Any]:
    imprint, licence = edition.imprint, edition.licence
    address = f"{imprint.home}{dataset.path}"
    day = imprint.day.isoformat()
    dates = [{"date": day, "dateType": "Issued"}]
    if dataset.span:
        first, last = (end.isoformat() for end in dataset.span)
        coverage = {"dateType": "Other", "dateInformation": "Coverage"}
        dates.append({"date": f"{first}/{last}", **coverage})
    return {
        "schemaVersion": _SCHEMA,
        "url": address,
        "alternateIdentifiers": [
            {"alternateIdentifier": address, "alternateIdentifierType": "URL"}
        ],
        "creators": [{"name": imprint.author, "nameType": "Organizational"}],
        "titles": [{"title": dataset.title, "lang": "en"}],
        "publisher": {"name": SITE_NAME},
        "publicationYear": str(imprint.day.year),
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Trade statistics"},
        "subjects": [{"subject": word, "lang": "en"} for word in dataset.keywords],
        "dates": dates,
        "language": "en",
        "version": imprint.version,
        "sizes": [f"{file.name}: {file.size} bytes" for file in dataset.files],
        "formats": [file.media_type for file in dataset.files],
        "rightsList": [
            {
                "rights": licence["title"],
                "rightsUri": licence["path"],
                "rightsIdentifier": licence["name"],
                "rightsIdentifierScheme": "SPDX",
                "schemeUri": "https://spdx.org/licenses/",
            }
        ],
        "descriptions": [
            {"description": dataset.description, "descriptionType": "Abstract", "lang": "en"}
        ],
        "geoLocations": [{"geoLocationPlace": one.name_en} for one in dataset.economies],
        "relatedIdentifiers": [
            *(_related(kind, f"{imprint.home}{path}") for kind, path in related),
            _related("HasVersion", imprint.version_address),
            *(_related("IsDerivedFrom", source.url) for source in dataset.sources),
        ],
    }


def _related(kind: str, address: str) -> Mapping[str, str]:
    return {
        "relatedIdentifier": address,
        "relatedIdentifierType": "URL",
        "relationType": kind,
    }


def _file(path: str, content: Mapping[str, Any]) -> Download:
    text = json.dumps(content, indent=1, ensure_ascii=False)
    return Download(path, MEDIA_TYPE, f"{text}\n".encode())
