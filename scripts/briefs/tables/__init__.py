"""The only reader of ``datapackage/``."""

from briefs.tables.descriptor import (
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
from briefs.tables.reading import read_package, read_table, read_table_rows

__all__ = [
    "DESCRIPTOR_NAME",
    "Column",
    "Descriptor",
    "ForeignKey",
    "TableSchema",
    "read_derived_resources",
    "read_derived_tables",
    "read_descriptor",
    "read_package",
    "read_source_files",
    "read_table",
    "read_table_rows",
    "table_schema",
]
