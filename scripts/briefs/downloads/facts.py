"""What a file without pages around it says of itself: title, version, day, licence, address."""

from __future__ import annotations

from briefs.downloads.edition import Edition

PACKAGE_HEADS = ("property", "value")


def package_facts(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Pairs of a label and a text about the data as a whole."""
    content, package = edition.descriptor.content, edition.package
    return (
        ("title", content["title"]),
        ("description", content["description"]),
        ("version", package.version),
        ("created", package.created.date().isoformat()),
        ("licence", f"{edition.licence['title']}, {edition.licence['path']}"),
        ("homepage", edition.home),
        ("this version", edition.version_address),
    )
