"""The published data package: its descriptor, and everything in one archive."""

from __future__ import annotations

import json
from collections.abc import Sequence

from briefs.downloads.archive import archive_bytes
from briefs.downloads.csv_tables import PublishedTable
from briefs.downloads.edition import DATA_FOLDER, NAME, Edition
from briefs.model import Download
from briefs.tables import DESCRIPTOR_NAME


def descriptor_file(edition: Edition, tables: Sequence[PublishedTable]) -> Download:
    """``datapackage.json`` of the published tables, with the size and digest of each file.

    Data Package v2 names the properties ``bytes`` and ``hash``.
    """
    resources = [
        {**table.resource, "bytes": table.file.size, "hash": f"sha256:{table.file.sha256}"}
        for table in tables
    ]
    content = {**edition.descriptor.content, "resources": resources}
    text = json.dumps(content, indent=2, ensure_ascii=False)
    return Download(f"{DATA_FOLDER}/{DESCRIPTOR_NAME}", "application/json", f"{text}\n".encode())


def package_archive(
    edition: Edition, descriptor: Download, tables: Sequence[PublishedTable]
) -> Download:
    """Descriptor, tables, guide, licence, citation and changes in one ZIP file."""
    files = {
        **edition.papers,
        descriptor.name: descriptor.content,
        "README.md": _guide(edition, tables).encode(),
        **{table.file.name: table.content for table in tables},
    }
    content = archive_bytes(files, edition.package.created)
    return Download(f"{DATA_FOLDER}/{NAME}.zip", "application/zip", content)


def _guide(edition: Edition, tables: Sequence[PublishedTable]) -> str:
    """What a person who unpacks the archive reads first."""
    content, package = edition.descriptor.content, edition.package
    dated = f"Version {package.version}, {package.created.date().isoformat()}."
    lines = [
        f"# {content['title']}",
        "",
        content["description"],
        "",
        f"{dated} {edition.licence['title']} ({edition.licence['path']}).",
        "",
        f"The pages that show these data: {edition.home}",
        f"This version, for as long as the site stands: {edition.version_address}",
        "",
        f"`{DESCRIPTOR_NAME}` describes every column (Data Package v2).",
        "Periods and codes are text.",
        "An empty cell means that nothing is stated; it is never zero.",
        "",
        "| file | rows | what a row is |",
        "|---|---|---|",
        *(
            f"| {table.file.name} | {len(table.rows)} | {table.schema.description} |"
            for table in tables
        ),
        *(f"\n`{name}` goes with the data." for name in sorted(edition.papers)),
    ]
    return "\n".join(lines) + "\n"
