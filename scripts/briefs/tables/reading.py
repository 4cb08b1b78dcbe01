"""Reading the tables of a validated data package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

import pandas as pd

from briefs.gate.descriptor import Descriptor, read_descriptor
from briefs.model import Cooperation, Dyad, Economy, Package, Product, TableRows
from briefs.tables import rows


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T")
I = TypeVar("I", bound=_Identified)  # noqa: E741


def read_table(descriptor: Descriptor, name: str) -> pd.DataFrame:
    """A table as text, one string per cell, empty where the file is empty.

    Args:
        descriptor: the package's descriptor.
        name: the table's name in it.

    Raises:
        KeyError: the descriptor has no such table.
        FileNotFoundError: the table's file is missing.
    """
    path = descriptor.folder / descriptor.tables[name].path
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")


def read_table_rows(descriptor: Descriptor, name: str) -> TableRows:
    """A table as text with its primary key.

    Args:
        descriptor: the package's descriptor.
        name: the table's name in it.

    Raises:
        KeyError: the descriptor has no such table.
        FileNotFoundError: the table's file is missing.
    """
    frame = read_table(descriptor, name)
    rows = frame.itertuples(index=False, name=None)
    return TableRows(name, tuple(frame.columns), descriptor.tables[name].primary_key, tuple(rows))


def read_package(folder: Path, today: Descriptor | None = None) -> Package:
    """Read every table of a data package that passed validation.

    Args:
        folder: the folder of ``datapackage.json``.
        today: where the package may be of another version, the descriptor whose tables and columns
            the code expects: what the package lacks is empty, what it has beyond is left out.

    Raises:
        FileNotFoundError: the descriptor or a table is missing.
        ValueError: a cell holds what validation would have refused.
    """
    descriptor = read_descriptor(folder)

    def records(name: str) -> list[dict[str, str]]:
        if today is None:
            return read_table(descriptor, name).to_dict("records")  # type: ignore[return-value]
        if name not in descriptor.tables:
            return []
        columns = today.tables[name].column_names
        frame = read_table(descriptor, name).reindex(columns=columns, fill_value="")
        return frame.to_dict("records")  # type: ignore[return-value]

    def values(name: str, make: Callable[[dict[str, str]], T]) -> tuple[T, ...]:
        return tuple(make(row) for row in records(name))

    agreement_dyads = _links(records("agreement_dyads"), "agreement_id")
    event_dyads = _links(records("event_dyads"), "event_id")
    return Package(
        version=descriptor.version,
        created=descriptor.created,
        economies={row["code"]: Economy(**row) for row in records("economies")},
        dyads=_by_id(values("dyads", lambda row: Dyad(**row))),
        sources=_by_id(values("sources", rows.source)),
        products=_by_id(values("products", lambda row: Product(**row))),
        observations=values("trade_totals", rows.observation),
        product_observations=values("trade_products", rows.product_observation),
        commitments=values("commitments", rows.commitment),
        agreements=values(
            "agreements", lambda row: rows.agreement(row, agreement_dyads.get(row["id"], ()))
        ),
        events=values("events", lambda row: rows.event(row, event_dyads.get(row["id"], ()))),
        indicators=values("indicators", rows.indicator),
        cooperation=values("cooperation", lambda row: Cooperation(**row)),
        known_issues=values("known_issues", rows.known_issue),
    )


def _by_id(items: Iterable[I]) -> Mapping[str, I]:
    return {item.id: item for item in items}


def _links(link_rows: Iterable[Mapping[str, str]], key: str) -> Mapping[str, tuple[str, ...]]:
    links: defaultdict[str, list[str]] = defaultdict(list)
    for row in link_rows:
        links[row[key]].append(row["dyad"])
    return {identifier: tuple(dyads) for identifier, dyads in links.items()}
