"""What the pages of data and the briefs tell programs in their heads: schema.org, and links."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import htpy as h
from markupsafe import Markup

from briefs.downloads import Catalogue, Edition
from briefs.downloads.datacite import MEDIA_TYPE as DATACITE
from briefs.downloads.datasets import Dataset
from briefs.downloads.schema_org import Node, brief_node, catalogue_node, table_node
from briefs.text.reference_formats import BIBTEX_MEDIA_TYPE

_DATA_PACKAGE = "application/vnd.datapackage+json"
# Material's script takes a link whose relation is "alternate" alone for a translation of the site,
# and asks for a sitemap beside it.
_SAME_DATA = "alternate item"
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&"}


def head_elements(edition: Edition, found: Catalogue) -> Mapping[str, str]:
    """The elements for the heads of pages, as HTML by the address of the page.

    Links of the relations that FAIR Signposting uses (cite-as, describedby, license, item), the
    item being the same data as a file, and a description in JSON-LD.
    """
    return {
        found.whole.path: _html(
            edition,
            found.whole,
            catalogue_node(edition, found),
            [
                ("describedby", _DATA_PACKAGE, "datapackage.json"),
                ("describedby", "application/ld+json", "catalog.jsonld"),
                ("describedby", "application/csvm+json", "csv-metadata.json"),
                ("describedby", DATACITE, "datacite.json"),
            ],
        ),
        **{
            table.path: _html(
                edition,
                table,
                table_node(edition, found, table),
                [
                    (_SAME_DATA, "text/csv", f"../{table.key}.csv"),
                    ("describedby", _DATA_PACKAGE, "../datapackage.json"),
                ],
            )
            for table in found.tables
        },
        **{
            brief.path: _html(
                edition,
                brief,
                brief_node(edition, found, brief),
                [
                    (_SAME_DATA, "application/json", f"../{brief.key}.json"),
                    ("describedby", DATACITE, f"../{brief.key}.datacite.json"),
                    ("describedby", BIBTEX_MEDIA_TYPE, f"../{brief.key}.bib"),
                ],
            )
            for brief in found.briefs
        },
    }


def json_ld(node: Node) -> h.Element:
    """A description in JSON-LD; no text in it can end the element or begin another."""
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return h.script(type="application/ld+json")[Markup(text)]  # noqa: S704  escaped above


def _html(edition: Edition, dataset: Dataset, node: Node, links: list[tuple[str, str, str]]) -> str:
    return str(h.fragment[_links(edition, dataset, links), json_ld(node)])


def _links(
    edition: Edition, dataset: Dataset, links: list[tuple[str, str, str]]
) -> Iterator[h.Element | h.VoidElement]:
    yield h.link(rel="cite-as", href=f"{edition.home}{dataset.path}")
    yield h.link(rel="license", href=edition.licence["path"])
    for relation, media_type, href in links:
        yield h.link(rel=relation, type=media_type, href=href)
