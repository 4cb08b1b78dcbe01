"""Two data packages by name: a folder, an archive, or a released version."""

from __future__ import annotations

from pathlib import Path

from briefs.checks import compare
from briefs.model import Changes, DataVersion, Finding, FindingsError
from briefs.model.fault_codes import commands
from briefs.site.archives import read_archive, unpacked
from briefs.site.kept import RELEASES
from briefs.tables import DESCRIPTOR_NAME, Descriptor
from briefs.validation import sound_descriptor
from briefs.validation.versions import read_data_version

PACKAGE_FOLDER = "datapackage"


def compare_packages(project: Path, before: str, after: str = "") -> Changes:
    """What differs between two data packages.

    Args:
        project: the repository, whose code and columns both are read with.
        before: the earlier package: the folder of a data package or of a repository, a ZIP file of
            one, or a released version, such as 0.1.0.
        after: the later package; the working data where it is empty.

    Raises:
        FindingsError: a package is not there or cannot be read.
    """
    today = sound_descriptor(project / PACKAGE_FOLDER)
    old = _read(project, before, today)
    return compare(old, _read(project, after or str(project), today))


def _read(project: Path, name: str, today: Descriptor) -> DataVersion:
    path = Path(name)
    for folder in (path, path / PACKAGE_FOLDER):
        if (folder / DESCRIPTOR_NAME).is_file():
            return read_data_version(folder, today)
    kept = project / PACKAGE_FOLDER / RELEASES
    archive = path if path.is_file() else kept / f"{name}.zip"
    if archive.is_file():
        with unpacked(read_archive(archive)) as folder:
            return read_data_version(folder, today)
    versions = ", ".join(sorted(found.stem for found in kept.glob("*.zip"))) or "none"
    expected = f"a folder with {DESCRIPTOR_NAME}, a ZIP file of one, or a released version"
    raise FindingsError(
        [
            Finding(
                name,
                0,
                "",
                "",
                expected,
                f"correct the name; versions kept: {versions}",
                commands.NO_SUCH_PACKAGE,
            )
        ]
    )
