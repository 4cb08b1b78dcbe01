"""The catalogue in DCAT-AP 3, the European profile of the W3C's Data Catalog Vocabulary.

The names follow the profile (SEMIC, DCAT-AP 3.0) and its controlled vocabularies, those of the EU
Publications Office. The context stands in the file, so that nothing is fetched to read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from briefs.downloads.datasets import Catalogue, Dataset
from briefs.downloads.edition import DATA_FOLDER, Edition
from briefs.model import Download
from briefs.text.references import SITE_NAME

MEDIA_TYPE = "application/ld+json"
CATALOG_NAME = "catalog.jsonld"
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_IANA = "https://www.iana.org/assignments/media-types/"
# The vocabulary of file types has no SQLite.
_FILE_TYPES = {
    "csv": "CSV",
    "json": "JSON",
    "parquet": "PARQUET",
    "xlsx": "XLSX",
    "zip": "ZIP",
}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

Node = Mapping[str, Any]


def catalog_file(edition: Edition, found: Catalogue) -> Download:
    """``data/catalog.jsonld``: the package, its tables and each pair's figures as datasets."""
    parts = (*found.tables, *found.briefs)
    graph = [
        _catalog(edition, found),
        _agent(edition),
        _contact(edition),
        _dataset(edition, found.whole, parts=parts),
        *(_dataset(edition, part, whole=found.whole) for part in parts),
        *(
            _distribution(edition, dataset, file)
            for dataset in (found.whole, *parts)
            for file in dataset.files
        ),
    ]
    content = {"@context": _CONTEXT, "@graph": graph}
    text = json.dumps(content, indent=1, ensure_ascii=False)
    return Download(f"{DATA_FOLDER}/{CATALOG_NAME}", MEDIA_TYPE, f"{text}\n".encode())


def _catalog(edition: Edition, found: Catalogue) -> Node:
    datasets = (found.whole, *found.tables, *found.briefs)
    return {
        "@id": f"{edition.home}{DATA_FOLDER}/{CATALOG_NAME}",
        "@type": "dcat:Catalog",
        "dct:title": _english(SITE_NAME),
        "dct:description": _english(found.whole.description),
        "dct:publisher": _node(_agent_id(edition)),
        "dct:language": _concept("language/ENG", "dct:LinguisticSystem"),
        "dct:license": _licence(edition),
        "dct:spatial": _places(found.whole),
        "dcat:themeTaxonomy": {"@id": f"{_AUTHORITY}data-theme", **_typed("skos:ConceptScheme")},
        "foaf:homepage": {"@id": edition.home, **_typed("foaf:Document")},
        **_days(edition),
        "dcat:dataset": [_node(_id(edition, dataset)) for dataset in datasets],
    }


def _dataset(
    edition: Edition, dataset: Dataset, parts: Iterable[Dataset] = (), whole: Dataset | None = None
) -> Node:
    listed = [_node(_id(edition, part)) for part in parts]
    page = f"{edition.home}{dataset.path}"
    return {
        "@id": _id(edition, dataset),
        "@type": "dcat:Dataset",
        "dct:title": _english(dataset.title),
        "dct:description": _english(dataset.description),
        "dct:identifier": page,
        "dct:publisher": _node(_agent_id(edition)),
        "dct:creator": _node(_agent_id(edition)),
        "dcat:contactPoint": _node(_contact_id(edition)),
        "dcat:keyword": [_english(word) for word in dataset.keywords],
        "dcat:theme": [
            _concept("data-theme/ECON", "skos:Concept"),
            _concept("data-theme/INTR", "skos:Concept"),
        ],
        "dct:language": _concept("language/ENG", "dct:LinguisticSystem"),
        "dct:accessRights": _concept("access-right/PUBLIC", "dct:RightsStatement"),
        "dct:accrualPeriodicity": _concept("frequency/IRREG", "dct:Frequency"),
        "dct:spatial": _places(dataset),
        "dcat:landingPage": {"@id": page, **_typed("foaf:Document")},
        "dcat:version": edition.package.version,
        **_days(edition),
        **_temporal(dataset),
        "dct:source": [_node(source.url) for source in dataset.sources],
        **({"dct:hasPart": listed} if listed else {}),
        **({"dct:isPartOf": _node(_id(edition, whole))} if whole else {}),
        "dcat:distribution": [_node(_file_id(edition, file)) for file in dataset.files],
    }


def _distribution(edition: Edition, dataset: Dataset, file: Download) -> Node:
    address = f"{edition.home}{file.path}"
    checksum = {
        "@type": "spdx:Checksum",
        "spdx:algorithm": {
            "@id": "spdx:checksumAlgorithm_sha256",
            **_typed("spdx:ChecksumAlgorithm"),
        },
        "spdx:checksumValue": _literal(file.sha256, "hexBinary"),
    }
    return {
        "@id": _file_id(edition, file),
        "@type": "dcat:Distribution",
        "dct:title": _english(file.name),
        "dct:description": _english(f"{dataset.title}, {file.name}"),
        "dcat:accessURL": _node(f"{edition.home}{dataset.path}"),
        "dcat:downloadURL": _node(address),
        "dcat:mediaType": {"@id": f"{_IANA}{file.media_type}", **_typed("dct:MediaType")},
        **_format(file),
        "dcat:byteSize": _literal(str(file.size), "nonNegativeInteger"),
        "spdx:checksum": checksum,
        "dct:license": _licence(edition),
        "dct:language": _concept("language/ENG", "dct:LinguisticSystem"),
        "dcatap:availability": _concept("planned-availability/STABLE", "skos:Concept"),
        **_days(edition),
    }


def _format(file: Download) -> Node:
    kind = _FILE_TYPES.get(file.name.rpartition(".")[2])
    return {"dct:format": _concept(f"file-type/{kind}", "dct:MediaTypeOrExtent")} if kind else {}


def _agent(edition: Edition) -> Node:
    return {
        "@id": _agent_id(edition),
        "@type": "foaf:Agent",
        "foaf:name": _english(edition.imprint.author),
        "foaf:homepage": {"@id": edition.home, **_typed("foaf:Document")},
    }


def _contact(edition: Edition) -> Node:
    """Where to ask: the list of issues of the repository."""
    return {
        "@id": _contact_id(edition),
        "@type": "vcard:Kind",
        "vcard:fn": _english(edition.imprint.author),
        "vcard:hasURL": _node(edition.contact),
    }


def _days(edition: Edition) -> Node:
    """When the data were first released, as far as the notes of releases say, and last changed."""
    first = min((release.date for release in edition.releases if release.date), default="")
    issued = {"dct:issued": _literal(first, "date")} if first else {}
    return {**issued, "dct:modified": _literal(edition.imprint.day.isoformat(), "date")}


def _temporal(dataset: Dataset) -> Node:
    if dataset.span is None:
        return {}
    first, last = (_literal(end.isoformat(), "date") for end in dataset.span)
    period = {"@type": "dct:PeriodOfTime", "dcat:startDate": first, "dcat:endDate": last}
    return {"dct:temporal": period}


def _places(dataset: Dataset) -> list[Node]:
    return [_concept(f"country/{economy.code}", "dct:Location") for economy in dataset.economies]


def _licence(edition: Edition) -> Node:
    return {"@id": edition.licence["path"], **_typed("dct:LicenseDocument")}


def _id(edition: Edition, dataset: Dataset) -> str:
    return f"{edition.home}{dataset.path}#dataset"


def _file_id(edition: Edition, file: Download) -> str:
    return f"{edition.home}{file.path}#distribution"


def _agent_id(edition: Edition) -> str:
    return f"{edition.home}#contributors"


def _contact_id(edition: Edition) -> str:
    return f"{edition.home}#contact"


def _node(address: str) -> Node:
    return {"@id": address}


def _typed(kind: str) -> Node:
    return {"@type": kind}


def _concept(name: str, kind: str) -> Node:
    """A term of a vocabulary of the EU Publications Office."""
    return {"@id": f"{_AUTHORITY}{name}", **_typed(kind)}


def _english(text: str) -> Node:
    return {"@value": text, "@language": "en"}


def _literal(value: str, kind: str) -> Node:
    return {"@value": value, "@type": f"xsd:{kind}"}
