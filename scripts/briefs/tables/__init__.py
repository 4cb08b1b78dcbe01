"""The only reader and writer of ``datapackage/``."""

from briefs.gate.descriptor import (
    DESCRIPTOR_NAME,
    Column,
    Descriptor,
    ForeignKey,
    TableSchema,
    read_derived_resources,
    read_derived_tables,
    read_descriptor,
    table_schema,
)
from briefs.tables.canonical import (
    Cells,
    canonical_changes,
    canonical_form,
    first_difference,
    table_cells,
)
from briefs.tables.published import Row, Table, csv_rows, published_tables
from briefs.tables.reading import read_package, read_table
from briefs.tables.writing import disk_fault, replace_tables

__all__ = [
    "DESCRIPTOR_NAME",
    "Cells",
    "Column",
    "Descriptor",
    "ForeignKey",
    "Row",
    "Table",
    "TableSchema",
    "canonical_changes",
    "canonical_form",
    "csv_rows",
    "disk_fault",
    "first_difference",
    "published_tables",
    "read_derived_resources",
    "read_derived_tables",
    "read_descriptor",
    "read_package",
    "read_table",
    "replace_tables",
    "table_cells",
    "table_schema",
]
