"""Packages of any version as today's code sees them, to be compared."""

from __future__ import annotations

from decimal import InvalidOperation
from pathlib import Path

from briefs.checks import run_checks
from briefs.gate import pass_tables, read_json
from briefs.model import Check, DataVersion, Finding, FindingsError, Package
from briefs.model.fault_codes import descriptor as codes
from briefs.tables import (
    DESCRIPTOR_NAME,
    Descriptor,
    read_derived_tables,
    read_package,
    read_table_rows,
)


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
    faults = pass_tables(descriptor).findings
    if torn := [finding for finding in faults if not finding.column]:
        raise FindingsError(torn)
    try:
        package = read_package(folder, today)
    except (KeyError, ValueError, InvalidOperation) as error:
        cure = "compare it with the code of its own time"
        expected, value = "data that today's code can read", str(error)
        unknown = Finding(str(folder), 0, "", value, expected, cure, codes.CHANGED_TABLE)
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
    descriptor = _readable_descriptor(folder)
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
            Finding(DESCRIPTOR_NAME, 0, "path", path, expected, cure, codes.OUTSIDE)
            for path in outside
        )
    return Descriptor(folder, {**descriptor.content, "resources": resources})


def _readable_descriptor(folder: Path) -> Descriptor:
    """The descriptor of a package of any version, which need not keep today's contract.

    Raises:
        FindingsError: it is missing, or is no descriptor of tables.
    """
    path = folder / DESCRIPTOR_NAME
    if not path.is_file():
        cure = "name the folder of a data package"
        missing = f"the file in {folder}"
        raise FindingsError([Finding(DESCRIPTOR_NAME, 0, "", "", missing, cure, codes.MISSING)])
    content, findings = read_json(path, DESCRIPTOR_NAME)
    if findings:
        raise FindingsError(findings)
    descriptor = Descriptor(folder, content)
    try:
        if descriptor.tables and descriptor.created.tzinfo is not None:
            return descriptor
        absent = "created"
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        absent = str(error)
    expected, cure = "what Data Package v2 asks of tables", "add or correct it"
    raise FindingsError([Finding(DESCRIPTOR_NAME, 0, "", absent, expected, cure, codes.SHAPE)])
