"""Archives of data packages are read without trust."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefs.model import FindingsError
from briefs.site import archives
from briefs.site.archives import read_archive, unpacked
from briefs.site.kept import read_kept_releases
from conftest import PROJECT

DESCRIPTOR = {"datapackage.json": b'{"version": "0.1.0", "created": "2026-11-24T00:00:00Z"}'}


def packed(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def refused(path: Path) -> str:
    with pytest.raises(FindingsError) as caught:
        read_archive(path)
    return str(caught.value)


def test_files_come_by_name_and_leave_nothing_behind(tmp_path: Path) -> None:
    files = {**DESCRIPTOR, "data/a.csv": b"id\n", "README.md": b"# Read\n"}
    found = read_archive(packed(tmp_path / "a.zip", files))
    assert found == files
    with unpacked(found) as folder:
        assert (folder / "data" / "a.csv").read_bytes() == b"id\n"
    assert not folder.exists()


@pytest.mark.parametrize(
    "name",
    [
        "../outside.csv",
        "/etc/passwd.txt",
        "data/../../outside.csv",
        "a\\..\\b.csv",
        "other/a.csv",
        "data/deeper/a.csv",
        "data/",
        "run.sh",
        "a.html",
        "index.md",
        "INDEX.md",
        ".hidden.csv",
        "SHA256SUMS",
        "a b.csv",
    ],
)
def test_a_name_that_no_data_package_has_is_refused(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "a.zip", {**DESCRIPTOR, name: b"x"})
    assert "a table, a descriptor or a text by a plain name" in refused(path)


def test_a_link_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", DESCRIPTOR)
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("a.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert "a plain file, no link" in refused(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twin", ["a.csv", "A.csv"])
def test_a_name_that_stands_twice_is_refused(tmp_path: Path, twin: str) -> None:
    path = packed(tmp_path / "a.zip", {**DESCRIPTOR, "a.csv": b""})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(twin, b"other")
    assert "each name once" in refused(path)


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("LARGEST_FILE", "at most 9 bytes"),
        ("LARGEST_ARCHIVE", "at most 9 bytes"),
        ("MOST_FILES", "at most 9 files"),
    ],
)
def test_a_flood_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, told: str
) -> None:
    monkeypatch.setattr(archives, limit, 9)
    many = {f"t{number}.csv": b"0123456789" for number in range(10)}
    assert told in refused(packed(tmp_path / "a.zip", {**DESCRIPTOR, **many}))


def test_an_archive_without_a_descriptor_is_refused(tmp_path: Path) -> None:
    assert "datapackage.json at its top" in refused(packed(tmp_path / "a.zip", {"a.csv": b""}))


@pytest.mark.parametrize("damage", ["cut", "other", "flipped"])
def test_a_broken_archive_is_refused(tmp_path: Path, damage: str) -> None:
    path = packed(tmp_path / "a.zip", {**DESCRIPTOR, "a.csv": b"abcdefgh"})
    content = path.read_bytes()
    broken = {"cut": content[:-30], "other": b"id\n", "flipped": content.replace(b"abcd", b"abce")}
    path.write_bytes(broken[damage])
    assert "a ZIP file that can be read" in refused(path)


def test_the_kept_releases_can_be_read_and_are_the_versions_they_are_named_after() -> None:
    kept = read_kept_releases(PROJECT / "datapackage")
    assert kept[-1].version == "0.1.0"
    assert len(kept) == len(list((PROJECT / "datapackage" / "releases").glob("*.zip")))


@pytest.mark.parametrize(
    ("name", "files", "told"),
    [
        ("first", DESCRIPTOR, "an archive named after its version"),
        ("0.2.0", DESCRIPTOR, "the flat package of version 0.2.0"),
        ("0.1.0", {"datapackage.json": b"[]"}, "the flat package of version 0.1.0"),
        (
            "0.1.0",
            {"datapackage.json": b'{"version": "0.1.0", "created": "some day"}'},
            "the flat package of version 0.1.0",
        ),
        ("0.1.0", {**DESCRIPTOR, "data/a.csv": b""}, "the flat package of version 0.1.0"),
    ],
)
def test_a_release_that_is_not_what_its_name_says_is_refused(
    tmp_path: Path, name: str, files: Mapping[str, bytes], told: str
) -> None:
    (tmp_path / "releases").mkdir()
    packed(tmp_path / "releases" / f"{name}.zip", files)
    with pytest.raises(FindingsError) as caught:
        read_kept_releases(tmp_path)
    assert told in str(caught.value)
    assert f"releases/{name}.zip" in str(caught.value)


def test_every_faulty_release_is_told_and_newer_ones_come_first(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    for version in ("0.9.0", "0.10.0", "0.2.0"):
        content = DESCRIPTOR["datapackage.json"].replace(b"0.1.0", version.encode())
        packed(tmp_path / "releases" / f"{version}.zip", {"datapackage.json": content})
    assert [one.version for one in read_kept_releases(tmp_path)] == ["0.10.0", "0.9.0", "0.2.0"]
    for version in ("0.9.0", "0.2.0"):
        (tmp_path / "releases" / f"{version}.zip").write_bytes(b"")
    with pytest.raises(FindingsError) as caught:
        read_kept_releases(tmp_path)
    assert len(caught.value.findings) == 2
