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
    read_source_files,
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
from briefs.tables.reading import read_package, read_table, read_table_rows
from briefs.tables.writing import disk_fault, put_in_place, replace_tables

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
    "put_in_place",
    "read_derived_resources",
    "read_derived_tables",
    "read_descriptor",
    "read_package",
    "read_source_files",
    "read_table",
    "read_table_rows",
    "replace_tables",
    "table_cells",
    "table_schema",
]
