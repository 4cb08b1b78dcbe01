"""The tag of a release: it names the version that every file of the project states."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import yaml

from briefs.gate import PACKAGE_FOLDER
from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import commands, configuration
from briefs.site.releases import CHANGELOG, read_releases
from briefs.tables import DESCRIPTOR_NAME, read_descriptor

_CITATION = "CITATION.cff"
_CODE = "pyproject.toml"


def release_notes(project: Path, tag: str) -> str:
    """What changed in the version that a tag names, as Markdown.

    Args:
        project: the repository at that tag.
        tag: a v and the version, such as ``v1.2.3``.

    Raises:
        FindingsError: a file states another version, or the version has no dated notes.
    """
    absent = [name for name in (_CODE, _CITATION) if not (project / name).is_file()]
    if absent:
        cure = "run the command in the project's folder, or name it with --project"
        raise FindingsError(
            Finding(name, 0, "", "", "the file", cure, configuration.MISSING) for name in absent
        )
    version = tag.removeprefix("v")
    findings = [
        Finding(
            file,
            0,
            "version",
            stated,
            version,
            f"release {version}, or tag v{stated}",
            commands.OTHER_VERSION,
        )
        for file, stated in _versions(project)
        if f"v{stated}" != tag
    ]
    notes = {release.version: release.notes for release in read_releases(project) if release.date}
    if version not in notes:
        expected = f"the heading ## [{version}] - with the day of the release"
        cure = "write what changed below it"
        findings.append(Finding(CHANGELOG, 0, "", "", expected, cure, commands.NO_NOTES))
    if findings:
        raise FindingsError(findings)
    return notes[version]


def _versions(project: Path) -> Iterator[tuple[str, str]]:
    """The files that state a version, with what they state."""
    code = tomllib.loads((project / _CODE).read_text(encoding="utf-8"))
    yield _CODE, str(code["project"]["version"])
    citation = yaml.safe_load((project / _CITATION).read_text(encoding="utf-8"))
    yield _CITATION, str(citation["version"])
    folder = project / PACKAGE_FOLDER
    yield f"{PACKAGE_FOLDER}/{DESCRIPTOR_NAME}", read_descriptor(folder).version
