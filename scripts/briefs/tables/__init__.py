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
    table_schema,
)
from briefs.tables.reading import read_package, read_table

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
    "read_table",
    "table_schema",
]
