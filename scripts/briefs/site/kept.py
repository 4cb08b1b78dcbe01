"""The data of released versions, kept as archives in datapackage/releases/."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from briefs.model import DataVersion, Finding, FindingsError, KeptRelease, version_number
from briefs.model.fault_codes.files import ARCHIVE
from briefs.site.archives import read_archive, unpacked
from briefs.tables import DESCRIPTOR_NAME, Descriptor, read_source_files
from briefs.validation.versions import read_data_version

RELEASES = "releases"


def read_kept_releases(folder: Path) -> tuple[KeptRelease, ...]:
    """The data of the releases that are kept, newest first.

    Args:
        folder: the data package; archives are ``releases/<version>.zip``.

    Raises:
        FindingsError: archives cannot be read, or hold another version than their name says.
    """
    kept: list[KeptRelease] = []
    findings: list[Finding] = []
    for path in sorted((folder / RELEASES).glob("*.zip")):
        try:
            kept.append(_read_kept(path))
        except FindingsError as error:
            findings += error.findings
    if findings:
        raise FindingsError(
            replace(finding, file=f"{RELEASES}/{finding.file}") for finding in findings
        )
    return tuple(sorted(kept, key=lambda one: version_number(one.version) or (), reverse=True))


def _read_kept(path: Path) -> KeptRelease:
    version = path.stem
    if version_number(version) is None:
        expected, cure = "an archive named after its version, such as 0.1.0.zip", "rename it"
        raise FindingsError([Finding(path.name, 0, "", version, expected, cure, ARCHIVE)])
    files = read_archive(path)
    try:
        content = json.loads(files[DESCRIPTOR_NAME])
        found = str(content["version"])
        created = date.fromisoformat(str(content["created"])[:10]).isoformat()
    except (KeyError, TypeError, ValueError):
        found, created = "", ""
    nested = [name for name in files if "/" in name]
    if found != version or nested:
        expected = f"the flat package of version {version}"
        cure = "keep the archive that the site published, with briefs release"
        value = nested[0] if nested else found
        raise FindingsError([Finding(path.name, 0, "version", value, expected, cure, ARCHIVE)])
    return KeptRelease(version, created, path.read_bytes(), files)


def release_before(kept: Sequence[KeptRelease], descriptor: Descriptor) -> KeptRelease | None:
    """The release to compare the working data with: the latest one whose data are others.

    Args:
        kept: the releases, newest first.
        descriptor: of the working data.
    """
    number = version_number(descriptor.version)
    for release in kept:
        theirs = version_number(release.version)
        assert theirs is not None, "a kept release has a released version"
        if number is None or theirs < number:
            return release
        if theirs == number and not release.holds(read_source_files(descriptor)):
            return release
    return None


def read_release(release: KeptRelease, today: Descriptor) -> DataVersion:
    """The data of a release as today's code sees them.

    Raises:
        FindingsError: today's code cannot read them.
    """
    with unpacked(release.files) as folder:
        return read_data_version(folder, today)
