"""The page about all the data: which file for which need, the tables, citation, known issues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import htpy as h

from briefs.model import IssueKind
from briefs.pages.citing import data_citation_files, quoted_citation
from briefs.pages.context import PageContext
from briefs.pages.table_files import (
    FOLDER,
    PACKAGE_FORMS,
    TABLE_FORMS,
    file_link,
    package_file,
    table_file,
)
from briefs.pages.tables import Head, data_table
from briefs.text.dates import date_label
from briefs.text.numbers import file_size, grouped
from briefs.text.wording import pair_name

_TABLE_NEEDS = {
    "figures": ("The numbers of this site", "one row per figure, with how exact it is"),
    "trade_totals": ("Every statement on trade", "one row per statement, with its source"),
}
_PROGRAM_FILES = ("datapackage.json", "schemas/brief.json", "SHA256SUMS")


def data_needs(context: PageContext) -> h.Element:
    """Which file for which need, with its size."""
    return h.ul(class_="bb-needs")[(h.li[need] for need in _needs(context))]


def data_tables(context: PageContext) -> h.Element:
    """Every table of the package: what it holds, how many rows, where to download it."""
    heads = (
        Head("Table"),
        Head("What a row is", is_prose=True),
        Head("Rows", True),
        Head("CSV"),
        Head("Parquet"),
    )
    return data_table("Tables of the data package", heads, _tables(context))


def data_version(context: PageContext) -> h.Element:
    """The version of the data and its day: ``data_version()``."""
    package = context.package
    return h.span[f"{package.version} of {date_label(package.created.date().isoformat())}"]


def data_citation(context: PageContext) -> h.Element:
    """How to cite the data as a whole."""
    imprint = context.site.imprint
    text = imprint.own_text(imprint.title, context.address.page)
    return h.div(class_="bb-cite")[
        quoted_citation(text),
        h.ul(class_="bb-tools")[data_citation_files(context)],
    ]


def known_issue_counts(context: PageContext) -> h.Element:
    """How many known issues of which kind each table has, with the way to their list."""
    counts = Counter((issue.table, issue.kind) for issue in context.package.known_issues)
    heads = (
        Head("Table"),
        *(Head(kind.value.replace("_", " "), True) for kind in IssueKind),
        Head("all", True),
    )
    return data_table("Known issues", heads, _issue_counts(context, counts))


def _needs(context: PageContext) -> Iterator[h.Fragment]:
    for table, (title, text) in _TABLE_NEEDS.items():
        files = [table_file(context, table, suffix) for suffix in TABLE_FORMS]
        name = h.a(href=f"{table}/")[title]
        yield _need(name, text, *(file_link(context, file) for file in files))
    yield _need(
        h.a(href="explore/")["Explore without downloading"],
        "choose statements, see them as a table and a chart",
    )
    files = [package_file(context, suffix) for suffix in PACKAGE_FORMS]
    yield _need(
        "Everything in one file",
        "a workbook, a database, or all tables as CSV",
        *(file_link(context, file) for file in files),
    )
    yield _need("One pair of countries", "its figures, checks and sources as JSON", _pairs(context))
    files = [context.site.downloads[f"{FOLDER}/{path}"] for path in _PROGRAM_FILES]
    yield _need(
        "For programs",
        "descriptor of the tables, schema of the JSON, digests",
        *(file_link(context, file) for file in files),
    )


def _need(title: h.Node, text: str, *links: h.Node) -> h.Fragment:
    return h.fragment[
        h.p(class_="bb-need")[h.strong[title], h.span(class_="bb-note")[text]],
        h.div(class_="bb-need-files")[((link, " ") for link in links)],
    ]


def _pairs(context: PageContext) -> h.Element:
    """A file for each pair, folded away so that many pairs fit."""
    package, downloads = context.package, context.site.downloads
    files = {dyad.id: downloads[f"briefs/{dyad.id}.json"] for dyad in package.dyads.values()}
    return h.details(class_="bb-more")[
        h.summary["Choose a pair"],
        h.ul[
            (
                h.li[pair_name(package, package.dyads[dyad]), ": ", file_link(context, file)]
                for dyad, file in files.items()
            )
        ],
    ]


def _tables(context: PageContext) -> Iterator[list[h.Node]]:
    for name, table in context.site.tables.items():
        yield [
            h.fragment[
                h.a(href=f"{context.root}{FOLDER}/{name}/")[table.schema.title],
                h.span(class_="bb-note")[h.code[name]],
            ],
            table.schema.description,
            grouped(Decimal(len(table.rows)), 0),
            *(_sized(context, name, suffix) for suffix in TABLE_FORMS),
        ]


def _sized(context: PageContext, table: str, suffix: str) -> h.Element:
    file = table_file(context, table, suffix)
    label = f"{file.name}, {file_size(file.size)}"
    return h.a(href=f"{context.root}{file.path}", download=True, aria_label=label)[
        file_size(file.size)
    ]


def _issue_counts(
    context: PageContext, counts: Counter[tuple[str, IssueKind]]
) -> Iterator[list[h.Node]]:
    for name, table in context.site.tables.items():
        own = [counts[name, kind] for kind in IssueKind]
        if any(own):
            href = f"{context.root}{FOLDER}/{name}/#known-issues"
            yield [
                h.a(href=href)[table.schema.title],
                *(str(count) if count else "–" for count in own),
                str(sum(own)),
            ]
