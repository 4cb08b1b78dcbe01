"""schema.org descriptions of the data, in the form that Google Dataset Search reads.

Required are name and description (50 to 5,000 characters); the rest is recommended there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefs.downloads.datasets import Catalogue, Dataset, Variable
from briefs.downloads.edition import DATA_FOLDER, Edition
from briefs.figures import PREFERENCES
from briefs.model import Download
from briefs.text.references import SITE_NAME

Node = Mapping[str, Any]


def catalogue_node(edition: Edition, found: Catalogue) -> Node:
    """The catalogue, with the package in it: what stands on the page of the data."""
    return _graph(
        {
            "@type": "DataCatalog",
            "@id": _catalogue_id(edition),
            "name": SITE_NAME,
            "url": edition.home,
            "description": found.whole.description,
            "license": edition.licence["path"],
            "creator": _contributors(edition),
            "dataset": [
                {"@id": _id(edition, dataset)}
                for dataset in (found.whole, *found.tables, *found.briefs)
            ],
        },
        {
            **_dataset(edition, found.whole),
            "hasPart": [{"@id": _id(edition, table)} for table in found.tables],
            "measurementTechnique": _technique(),
        },
        _breadcrumbs(edition, [("Data", found.whole.path)]),
    )


def table_node(edition: Edition, found: Catalogue, table: Dataset) -> Node:
    """One table: what stands on its page."""
    return _graph(
        {**_dataset(edition, table), "isPartOf": {"@id": _id(edition, found.whole)}},
        _breadcrumbs(edition, [("Data", found.whole.path), (table.key, table.path)]),
    )


def brief_node(edition: Edition, found: Catalogue, brief: Dataset) -> Node:
    """The figures of a pair with the pages that they were read from: what stands on a brief."""
    return _graph(
        {
            **_dataset(edition, brief),
            "isPartOf": {"@id": _id(edition, found.whole)},
            "isBasedOn": [source.url for source in brief.sources],
            "measurementTechnique": _technique(),
        },
        _breadcrumbs(edition, [("Briefs", "briefs/"), (brief.title, brief.path)]),
    )


def _graph(*nodes: Node) -> Node:
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def _dataset(edition: Edition, dataset: Dataset) -> Node:
    imprint, address = edition.imprint, f"{edition.home}{dataset.path}"
    citation = imprint.own_text(dataset.title, dataset.path)
    measured = [_variable(variable) for variable in dataset.variables]
    return {
        "@type": "Dataset",
        "@id": _id(edition, dataset),
        "name": dataset.title,
        "description": dataset.description,
        "url": address,
        "identifier": address,
        "version": imprint.version,
        "dateModified": imprint.day.isoformat(),
        "keywords": list(dataset.keywords),
        "license": edition.licence["path"],
        "isAccessibleForFree": True,
        "inLanguage": "en",
        "creator": _contributors(edition),
        "publisher": _contributors(edition),
        "creditText": citation,
        "citation": citation,
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "@id": _catalogue_id(edition),
            "name": SITE_NAME,
            "url": edition.home,
        },
        "spatialCoverage": [
            {"@type": "Country", "name": economy.name_en, "identifier": economy.code}
            for economy in dataset.economies
        ],
        **({"temporalCoverage": _span(dataset)} if dataset.span else {}),
        **({"variableMeasured": measured} if measured else {}),
        "distribution": [_download(edition, file) for file in dataset.files],
    }


def _span(dataset: Dataset) -> str:
    """An interval of ISO 8601."""
    assert dataset.span is not None, "only a dataset with periods has a span"
    return "/".join(end.isoformat() for end in dataset.span)


def _download(edition: Edition, file: Download) -> Node:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "contentUrl": f"{edition.home}{file.path}",
        "encodingFormat": file.media_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def _variable(variable: Variable) -> Node:
    return {
        "@type": "PropertyValue",
        "name": variable.name,
        "unitText": variable.unit,
        "description": variable.description,
    }


def _technique() -> str:
    """How a figure is chosen: the rule as the page on methods has it."""
    rule = "; ".join(PREFERENCES)
    return f"Read from public statements; of several for one cell, one is shown by rule: {rule}."


def _contributors(edition: Edition) -> Node:
    return {"@type": "Organization", "name": edition.imprint.author, "url": edition.home}


def _breadcrumbs(edition: Edition, steps: list[tuple[str, str]]) -> Node:
    listed = [("Home", ""), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": name,
                "item": f"{edition.home}{path}",
            }
            for place, (name, path) in enumerate(listed, start=1)
        ],
    }


def _id(edition: Edition, dataset: Dataset) -> str:
    return f"{edition.home}{dataset.path}#dataset"


def _catalogue_id(edition: Edition) -> str:
    return f"{edition.home}{DATA_FOLDER}/#catalogue"
