"""What the standards of metadata say of the package, of each table and of each pair's figures.

DCAT, DataCite and schema.org each write the same facts in their own way; the facts are made here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from briefs.downloads.edition import DATA_FOLDER, NAME, Edition
from briefs.model import Download, Dyad, Economy, Flow, Period, Source
from briefs.tables import DESCRIPTOR_NAME, TableSchema, read_derived_tables
from briefs.text.references import SITE_NAME
from briefs.text.wording import flow_noun, pair_name, sentence_case

_PACKAGE_FILES = (f"{NAME}.zip", f"{NAME}.xlsx", f"{NAME}.sqlite", DESCRIPTOR_NAME)
_TABLE_ENDINGS = ("csv", "parquet")

Files = Mapping[str, Download]


@dataclass(frozen=True, slots=True)
class Variable:
    """What a dataset measures, in which unit, and what it means."""

    name: str
    unit: str
    description: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """A set of data as a catalogue lists it.

    ``key`` is empty for the package, else the name of a table or the id of a dyad; ``path`` is the
    address of its page below the site's; ``span`` the first and the last day that its rows cover,
    None where they have no periods; ``sources`` what it was made from.
    """

    key: str
    title: str
    description: str
    path: str
    files: tuple[Download, ...]
    economies: tuple[Economy, ...]
    span: tuple[date, date] | None
    sources: tuple[Source, ...]
    keywords: tuple[str, ...]
    variables: tuple[Variable, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The package as one dataset, its tables, and the figures of each pair."""

    whole: Dataset
    tables: tuple[Dataset, ...]
    briefs: tuple[Dataset, ...]


def catalogue(edition: Edition, files: Iterable[Download]) -> Catalogue:
    """What is published, as catalogues list it.

    Args:
        edition: what is published.
        files: the files of the package, of the tables and of the briefs; others are passed over.
    """
    by_path = {file.path: file for file in files}
    descriptor = edition.descriptor
    schemas = (*descriptor.tables.values(), *read_derived_tables(descriptor.folder))
    return Catalogue(
        whole=_whole(edition, by_path, schemas),
        tables=tuple(_table(edition, by_path, schema) for schema in schemas),
        briefs=tuple(_brief(edition, by_path, dyad) for dyad in edition.package.dyads.values()),
    )


def _whole(edition: Edition, files: Files, schemas: Iterable[TableSchema]) -> Dataset:
    package, content = edition.package, edition.descriptor.content
    spans = (_span(_periods(files, schema)) for schema in schemas)
    return Dataset(
        key="",
        title=content["title"],
        description=content["description"],
        path=f"{DATA_FOLDER}/",
        files=tuple(files[f"{DATA_FOLDER}/{name}"] for name in _PACKAGE_FILES),
        economies=_economies(edition),
        span=_widest(span for span in spans if span),
        sources=tuple(package.sources.values()),
        keywords=tuple(content["keywords"]),
        variables=tuple(_flow_variable(flow) for flow in Flow),
    )


def _table(edition: Edition, files: Files, schema: TableSchema) -> Dataset:
    paths = (f"{DATA_FOLDER}/{schema.name}.{ending}" for ending in _TABLE_ENDINGS)
    content = edition.descriptor.content
    return Dataset(
        key=schema.name,
        title=f"{schema.title} ({SITE_NAME})",
        description=f"{schema.description} A table of the data package “{content['title']}”.",
        path=f"{DATA_FOLDER}/{schema.name}/",
        files=tuple(files[path] for path in paths),
        economies=_economies(edition),
        span=_span(_periods(files, schema)),
        sources=(),
        keywords=tuple(content["keywords"]),
        variables=tuple(
            Variable(column.name, column.unit, column.description)
            for column in schema.columns
            if column.unit
        ),
    )


def _brief(edition: Edition, files: Files, dyad: Dyad) -> Dataset:
    package = edition.package
    names = [package.name_of(code) for code in dyad.economies]
    every_name = {economy.name_en for economy in package.economies.values()}
    general = [word for word in edition.descriptor.content["keywords"] if word not in every_name]
    cells = package.cells_by_dyad.get(dyad.id, ())
    stating = {row.source_id for cell in cells for row in package.observations_by_cell[cell]}
    flows = dict.fromkeys(flow for flow in Flow for cell in cells if cell.flow is flow)
    return Dataset(
        key=dyad.id,
        title=f"{pair_name(package, dyad)}: trade as both report it",
        description=(
            f"Exports, imports and turnover of goods between {names[0]} and {names[1]} as each "
            "reports them, in current US dollars, with the source and the precision of every "
            "figure and the checks of the figures against each other."
        ),
        path=f"briefs/{dyad.id}/",
        files=(files[f"briefs/{dyad.id}.json"],),
        economies=tuple(package.economies[code] for code in dyad.economies),
        span=_span(cell.period for cell in cells),
        sources=tuple(source for source in package.sources.values() if source.id in stating),
        keywords=(*names, *general),
        variables=tuple(_flow_variable(flow) for flow in flows),
    )


def _flow_variable(flow: Flow) -> Variable:
    meanings = {
        Flow.EXPORT: "Goods that leave for the other economy, as the reporter counts them.",
        Flow.IMPORT: "Goods that come from the other economy, as the reporter counts them.",
        Flow.TURNOVER: "Exports and imports together, as the reporter counts them.",
    }
    return Variable(sentence_case(flow_noun(flow)), "USD million", meanings[flow])


def _economies(edition: Edition) -> tuple[Economy, ...]:
    """The economies of all pairs, in the order of their table."""
    package = edition.package
    paired = {code for dyad in package.dyads.values() for code in dyad.economies}
    return tuple(economy for economy in package.economies.values() if economy.code in paired)


def _periods(files: Files, schema: TableSchema) -> list[Period]:
    """The periods of a table's rows; none where it has no such column."""
    if "period" not in schema.column_names:
        return []
    content = files[f"{DATA_FOLDER}/{schema.name}.csv"].content.decode("utf-8")
    rows = csv.DictReader(io.StringIO(content, newline=""))
    return [Period.parse(row["period"]) for row in rows if row["period"]]


def _span(periods: Iterable[Period]) -> tuple[date, date] | None:
    return _widest((period.first_day, period.last_day) for period in periods)


def _widest(spans: Iterable[tuple[date, date]]) -> tuple[date, date] | None:
    known = list(spans)
    if not known:
        return None
    return min(first for first, _ in known), max(last for _, last in known)
