"""Packages of any version as today's code sees them, to be compared."""

from __future__ import annotations

from decimal import InvalidOperation
from pathlib import Path

from briefs.checks import run_checks
from briefs.model import Check, DataVersion, Finding, FindingsError, Package
from briefs.tables import (
    DESCRIPTOR_NAME,
    Descriptor,
    read_derived_tables,
    read_package,
    read_table_rows,
)
from briefs.validation import sound_descriptor
from briefs.validation.gate import pass_gate


def read_data_version(folder: Path, today: Descriptor) -> DataVersion:
    """A package of any version: its figures and checks are made anew, by today's code.

    Its files must have the form that its own descriptor says. Rules that came after it are not
    held against it.

    Args:
        folder: the folder of ``datapackage.json``, as it is written or as it is published.
        today: the descriptor of the working data, whose tables and columns the code knows.

    Raises:
        FindingsError: the package cannot be read.
    """
    descriptor = _source_descriptor(folder, today)
    faults = pass_gate(descriptor).findings
    if torn := [finding for finding in faults if not finding.column]:
        raise FindingsError(torn)
    try:
        package = read_package(folder, today)
    except (KeyError, ValueError, InvalidOperation) as error:
        cure = "compare it with the code of its own time"
        unknown = Finding(str(folder), 0, "", str(error), "data that today's code can read", cure)
        raise FindingsError(faults or [unknown]) from None
    return data_version(descriptor, package, run_checks(package))


def data_version(
    descriptor: Descriptor, package: Package, checks: tuple[Check, ...]
) -> DataVersion:
    """A package with its checks and its source tables as text.

    Args:
        descriptor: of the package, without tables that are made from the others.
        package: the same as values.
        checks: on the package.
    """
    tables = tuple(read_table_rows(descriptor, name) for name in descriptor.tables)
    return DataVersion(package, checks, tables)


def _source_descriptor(folder: Path, today: Descriptor) -> Descriptor:
    """The descriptor of a package without the tables that are made from the others.

    Raises:
        FindingsError: it cannot be read, or names a file outside the package.
    """
    descriptor = sound_descriptor(folder)
    derived = {table.name for table in read_derived_tables(today.folder)}
    listed = descriptor.content["resources"]
    resources = [resource for resource in listed if resource["name"] not in derived]
    inside = folder.resolve()
    if outside := [
        resource["path"]
        for resource in resources
        if not (inside / resource["path"]).resolve().is_relative_to(inside)
    ]:
        expected, cure = "files of the package", "put the table into the folder of the package"
        raise FindingsError(
            Finding(DESCRIPTOR_NAME, 0, "path", path, expected, cure) for path in outside
        )
    return Descriptor(folder, {**descriptor.content, "resources": resources})
