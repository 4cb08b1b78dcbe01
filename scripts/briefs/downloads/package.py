"""The published data package: the source tables, the derived tables and one descriptor for all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefs.downloads.derived import Row, check_rows, figure_rows
from briefs.model import Check, Package
from briefs.tables import DESCRIPTOR_NAME, Descriptor, read_derived_resources
from briefs.text.verdicts import Mark

DATA_FOLDER = "data"


def write_data_package(
    folder: Path,
    descriptor: Descriptor,
    package: Package,
    checks: tuple[Check, ...],
    marks: Mapping[str, Mark],
) -> None:
    """Write ``datapackage.json`` and every table, source tables byte for byte.

    Args:
        folder: where to; it is made.
        descriptor: the source package's descriptor.
        package: the source package.
        checks: the checks on it.
        marks: the verdict on every figure, by figure key.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for table in descriptor.tables.values():
        content = (descriptor.folder / table.path).read_bytes()
        (folder / f"{table.name}.csv").write_bytes(content)
    resources = [_published(resource) for resource in descriptor.content["resources"]]
    rows = {"figures": figure_rows(package, marks), "checks": check_rows(package, checks)}
    for resource in read_derived_resources(descriptor.folder):
        name = resource["name"]
        columns = [field["name"] for field in resource["schema"]["fields"]]
        (folder / f"{name}.csv").write_text(csv_text(columns, rows[name]), encoding="utf-8")
        resources.append(dict(resource))
    content_of_all = {**descriptor.content, "resources": resources}
    text = json.dumps(content_of_all, indent=2, ensure_ascii=False)
    (folder / DESCRIPTOR_NAME).write_text(f"{text}\n", encoding="utf-8")


def csv_text(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Rows as CSV with a header and LF at the end of each line."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _published(resource: Mapping[str, Any]) -> dict[str, Any]:
    """A source table as it is published: beside the descriptor instead of below it."""
    return {**resource, "path": Path(resource["path"]).name}
