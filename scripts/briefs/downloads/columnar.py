"""Each table as a Parquet file, which browsers, pandas, polars, R and DuckDB read by column."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq

from briefs.downloads.edition import DATA_FOLDER, Edition
from briefs.downloads.typed_rows import TypedTable
from briefs.model import Download

_TYPES = {"number": pa.float64(), "date": pa.date32()}


def parquet_file(edition: Edition, table: TypedTable) -> Download:
    """A table in one row group, compressed with Snappy; the same table gives the same bytes.

    The version of the data stands in the file's metadata, the meaning of a column in its field's.
    """
    columns = table.schema.columns
    cells = zip(*table.rows, strict=True) if table.rows else ((),) * len(columns)
    arrays = [
        pa.array(values, type=_TYPES.get(column.type, pa.string()))
        for column, values in zip(columns, cells, strict=True)
    ]
    fields = [
        pa.field(column.name, array.type, metadata={"description": column.description})
        for column, array in zip(columns, arrays, strict=True)
    ]
    schema = pa.schema(fields, metadata={"version": edition.package.version})
    sink = pa.BufferOutputStream()
    pq.write_table(
        pa.Table.from_arrays(arrays, schema=schema),
        sink,
        compression="snappy",
        row_group_size=max(1, len(table.rows)),
    )
    path = f"{DATA_FOLDER}/{table.schema.name}.parquet"
    content = sink.getvalue().to_pybytes()
    return Download(path, "application/vnd.apache.parquet", content, len(table.rows))
