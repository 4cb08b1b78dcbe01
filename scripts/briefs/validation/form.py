"""Whether the tables are in their one form, and putting them into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefs.gate import pass_gate
from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import cells
from briefs.tables import (
    Descriptor,
    canonical_changes,
    canonical_form,
    first_difference,
    replace_tables,
    table_cells,
)

FIX = "run make fix; it changes no value"


def form_findings(descriptor: Descriptor) -> Iterator[Finding]:
    """One finding for every readable table that is not in its one form.

    Args:
        descriptor: the package's descriptor; paths in findings are relative to its folder.
    """
    for schema in descriptor.tables.values():
        content = _content(descriptor, schema.name)
        try:
            changes = canonical_changes(schema, content)
        except ValueError:
            continue  # the gate says what is wrong with it
        if changes:
            canonical = canonical_form(schema, table_cells(schema, content))
            line = first_difference(content, canonical)
            yield Finding(schema.path, line, "", "", "; ".join(changes), FIX, cells.NOT_CANONICAL)


def fix_form(descriptor: Descriptor) -> Mapping[str, tuple[str, ...]]:
    """Put every table into its one form; no cell changes.

    Args:
        descriptor: the package's descriptor.

    Returns:
        What was changed, in words, by path of the file; only files that were changed.

    Raises:
        FindingsError: a table cannot be read; then nothing is written.
    """
    changes, contents = {}, {}
    unreadable = set()
    for name, schema in descriptor.tables.items():
        content = _content(descriptor, name)
        try:
            found = canonical_changes(schema, content)
        except ValueError:
            unreadable.add(schema.path)
            continue
        if found:
            changes[schema.path] = found
            contents[name] = canonical_form(schema, table_cells(schema, content))
    if unreadable:
        findings = pass_gate(descriptor.folder).findings
        raise FindingsError(finding for finding in findings if finding.file in unreadable)
    replace_tables(descriptor, contents)
    return changes


def _content(descriptor: Descriptor, name: str) -> bytes:
    path = descriptor.folder / descriptor.tables[name].path
    return path.read_bytes() if path.is_file() else b""
