"""Releasing a version: its number everywhere, its archive, and its files; all of it or nothing."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from briefs.downloads import checked_files, checksums_file, data_files
from briefs.gate import PACKAGE_FOLDER
from briefs.model import Download, Finding, FindingsError, KeptRelease, version_number
from briefs.model.fault_codes import commands
from briefs.pages.context import Site
from briefs.site.archives import read_archive
from briefs.site.building import BUILD_FOLDER, PAPERS, edition_of, read_site
from briefs.site.bumping import bumped
from briefs.site.changelog import changelog_faults, released_changelog
from briefs.site.kept import RELEASES, read_kept_releases
from briefs.site.releases import CHANGELOG, with_changes
from briefs.site.settings import CONFIG_NAME, read_settings
from briefs.tables import put_in_place
from briefs.text.change_notes import changelog_lines
from briefs.validation import sound_descriptor

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class Written:
    """What a release wrote: the version, the files of the repository, and the release files."""

    version: str
    changed: tuple[Path, ...]
    files: tuple[Path, ...]


def release(project: Path, version: str, day: str) -> Written:
    """Release a version: bump its number, write its changes down, keep its archive, make its files.

    Args:
        project: the repository.
        version: three numbers, above the last release.
        day: of the release, as YYYY-MM-DD, not before the last one.

    Raises:
        FindingsError: the version, the day, the changelog or the data have faults; nothing is
            written.
    """
    kept = read_kept_releases(project / PACKAGE_FOLDER)
    present = sound_descriptor(project / PACKAGE_FOLDER).version
    changelog = project / CHANGELOG
    text = changelog.read_text(encoding="utf-8") if changelog.is_file() else ""
    findings = [
        *_version_faults(version, present, kept),
        *_day_faults(day, kept),
        *changelog_faults(text, version),
    ]
    if findings:
        raise FindingsError(findings)
    texts = bumped(project, version, day)
    repo_url = read_settings(project).repo_url
    with _copy(project, texts) as copy:
        site = with_changes(read_site(copy))
        lines = changelog_lines(site.changes) if site.changes else ()
        released = released_changelog(text, version, day, lines, repo_url)
        (copy / CHANGELOG).write_text(released, encoding="utf-8")
        files = _release_files(site, copy)
    archive = next(file for file in files if file.media_type == _ZIP)
    place = project / PACKAGE_FOLDER / RELEASES / f"{version}.zip"
    changed = {
        **{project / file: content.encode() for file, content in texts.items()},
        changelog: released.encode(),
        place: archive.content,
    }
    folder = release_folder(project, version)
    put_in_place({**changed, **_placed(folder, files)}, folder)
    return Written(version, tuple(changed), tuple(_placed(folder, files)))


def make_release_files(project: Path, version: str = "") -> Written:
    """Make the release files of the present version again, without changing anything else.

    Args:
        project: the repository.
        version: what the present version must be; any where it is empty.

    Raises:
        FindingsError: it is another version, the data have faults, or they are not those that were
            released under this version.
    """
    site = read_site(project)
    found = site.package.version
    if version not in ("", found):
        cure = "check out the tag of that version"
        finding = Finding(
            f"{PACKAGE_FOLDER}/datapackage.json",
            0,
            "version",
            found,
            version,
            cure,
            commands.OTHER_VERSION,
        )
        raise FindingsError([finding])
    files = _release_files(site, project)
    folder = release_folder(project, found)
    placed = _placed(folder, files)
    put_in_place(placed, folder)
    return Written(found, (), tuple(placed))


def release_folder(project: Path, version: str) -> Path:
    """Where the release files of a version go."""
    return project / BUILD_FOLDER / f"release-{version}"


def _release_files(site: Site, project: Path) -> tuple[Download, ...]:
    """The data files with their digests; the archive is the one that is kept, where one is."""
    made = {file.path: file for file in data_files(edition_of(site, project))}
    *files, _ = checked_files(made)
    kept = next((one for one in site.kept if one.version == site.package.version), None)
    if kept is not None:
        files = [_as_kept(file, kept) if file.media_type == _ZIP else file for file in files]
    return (*files, checksums_file(files))


def _as_kept(file: Download, kept: KeptRelease) -> Download:
    """The archive that is kept, if it holds what was made anew.

    Another compressor may pack the same files into other bytes.

    Raises:
        FindingsError: it holds something else.
    """
    with tempfile.TemporaryDirectory(prefix="briefs-archive-") as name:
        path = Path(name) / file.name
        path.write_bytes(file.content)
        made = read_archive(path)
    names = sorted(made.keys() | kept.files.keys())
    if odd := [name for name in names if made.get(name) != kept.files.get(name)]:
        expected = f"what {RELEASES}/{kept.version}.zip holds"
        cure = f"check out the tag v{kept.version}, or release a new version"
        raise FindingsError(
            Finding(name, 0, "", "", expected, cure, commands.NOT_AS_RELEASED) for name in odd
        )
    return replace(file, content=kept.archive)


def _placed(folder: Path, files: Sequence[Download]) -> Mapping[Path, bytes]:
    return {folder / file.name: file.content for file in files}


@contextmanager
def _copy(project: Path, texts: Mapping[str, str]) -> Iterator[Path]:
    """A copy of what the data are made from, with some files changed, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="briefs-release-") as name:
        copy = Path(name) / "project"
        shutil.copytree(project / PACKAGE_FOLDER, copy / PACKAGE_FOLDER)
        for file in (CONFIG_NAME, *PAPERS):
            if (project / file).is_file():
                shutil.copy(project / file, copy / file)
        for file, content in texts.items():
            (copy / file).write_bytes(content.encode())
        yield copy


def _version_faults(version: str, present: str, kept: Sequence[KeptRelease]) -> Iterator[Finding]:
    """A version is above those that are kept, and not below the present one."""
    number, lowest = version_number(version), version_number(present)
    if number is None:
        expected, cure = "three numbers, such as 0.3.0", "name it after Semantic Versioning"
        yield Finding("version", 0, "", version, expected, cure, commands.CANNOT_FOLLOW)
    elif any(number <= (version_number(release.version) or number) for release in kept):
        expected, cure = f"above {kept[0].version}, the last release", "name a higher version"
        yield Finding("version", 0, "", version, expected, cure, commands.CANNOT_FOLLOW)
    elif lowest is not None and number < lowest:
        expected = f"{present}, which the data have already, or above it"
        yield Finding(
            "version", 0, "", version, expected, "name a higher version", commands.CANNOT_FOLLOW
        )


def _day_faults(day: str, kept: Sequence[KeptRelease]) -> Iterator[Finding]:
    try:
        is_day = bool(_DAY.fullmatch(day)) and bool(date.fromisoformat(day))
    except ValueError:
        is_day = False
    if not is_day:
        yield Finding(
            "date",
            0,
            "",
            day,
            "a day, such as 2026-11-24",
            "write it as YYYY-MM-DD",
            commands.CANNOT_FOLLOW,
        )
    elif kept and day < kept[0].created:
        expected = f"not before {kept[0].created}, the day of {kept[0].version}"
        yield Finding("date", 0, "", day, expected, "correct the day", commands.CANNOT_FOLLOW)
