"""Old versions keep their addresses: their files as they are, and a page that says they are old."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from reading_pages import tree_of

from briefs.downloads.versions import version_files
from briefs.macros.evaluating import evaluate_page
from briefs.model import Download, KeptRelease, Release
from briefs.pages.context import Site
from briefs.site.building import read_site
from briefs.site.generated import generated_pages
from briefs.site.staging import put_texts, set_stage
from briefs.tables import read_source_files
from conftest import PROJECT, plain_spaces, real_site

OLD = "0.1.0"
FOLDER = f"data/v{OLD}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real_site(tmp_path_factory)


@pytest.fixture(scope="module")
def read() -> Site:
    return read_site(PROJECT)


def kept(version: str, files: dict[str, bytes]) -> KeptRelease:
    return KeptRelease(version, "2026-11-24", b"archive", files)


def text_of(page: Path) -> str:
    (article,) = tree_of(page).iter("article")
    return " ".join(plain_spaces(str(article.text_content())).split())


def page_of(site: Site, version: str) -> str:
    """The generated page of a version with its blocks, as HTML and Markdown in one text."""
    path = f"data/v{version}/index.md"
    (page,) = [one for one in generated_pages(site) if one.path == path]
    fragments, findings = evaluate_page(site, page)
    assert findings == ()
    return plain_spaces("".join((*fragments.texts.values(), *fragments.blocks.values())))


def test_the_files_of_a_release_are_published_as_they_are(site: Path) -> None:
    archive = PROJECT / "datapackage" / "releases" / f"{OLD}.zip"
    folder = site / FOLDER
    with zipfile.ZipFile(archive) as packed:
        names = set(packed.namelist())
        for name in names:
            assert (folder / name).read_bytes() == packed.read(name)
    assert (folder / "bilateral-briefs.zip").read_bytes() == archive.read_bytes()
    own = {"bilateral-briefs.zip", "SHA256SUMS", "index.html"}
    assert {path.name for path in folder.iterdir()} == names | own
    sums = dict(
        reversed(line.split(maxsplit=1))
        for line in (folder / "SHA256SUMS").read_text().splitlines()
    )
    assert set(sums) == (names | own) - {"SHA256SUMS", "index.html"}
    for name, digest in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_the_page_of_an_old_version_says_so_and_leads_to_the_current_one(
    site: Path, read: Site
) -> None:
    page = site / FOLDER / "index.html"
    text = text_of(page)
    assert "This is not the current version." in text
    assert f"version {read.package.version}, 24 November 2026" in text
    assert f"Data {OLD}, 24 November 2026." in text
    assert f"https://bilateral-briefs.github.io/bilateral-briefs/{FOLDER}/" in text
    assert "Kazakhstan–Tajikistan, 2006 to 2026" in text
    links = {str(link.get("href")) for link in tree_of(page).iter("a")}
    assert {"../../data/", "../../data/versions/", f"../../{FOLDER}/trade_totals.csv"} <= links


def test_search_engines_are_asked_to_leave_old_versions_aside(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"/{FOLDER}/" not in sitemap
    assert "/data/versions/" in sitemap
    noindex = [
        path.relative_to(site).as_posix()
        for path in site.rglob("index.html")
        if '<meta name="robots" content="noindex">' in path.read_text(encoding="utf-8")
    ]
    assert f"{FOLDER}/index.html" in noindex
    assert all(name.startswith("data/v") and "versions" not in name for name in noindex)


def test_only_the_title_of_an_old_version_is_in_search(site: Path) -> None:
    index = json.loads((site / "search" / "documents.json").read_text(encoding="utf-8"))
    found = [one for one in index["docs"] if one["location"].startswith(f"{FOLDER}/")]
    assert [(one["title"], one["text"]) for one in found] == [(f"Version {OLD} of the data", "")]


def test_the_list_of_versions_has_each_once_newest_first(site: Path) -> None:
    (table,) = [
        one
        for one in tree_of(site / "data" / "versions" / "index.html").iter("table")
        if "Size" in one.text_content()
    ]
    links = [str(link.get("href")) for link in table.iterfind(".//tbody/tr/th//a")]
    versions = {path.stem for path in (PROJECT / "datapackage" / "releases").glob("*.zip")}
    assert links[-1] == f"../../{FOLDER}/"
    assert {f"../../data/v{version}/" for version in versions} <= set(links)
    assert len(links) == len(set(links)) <= len(versions) + 1
    current = [row for row in table.iterfind(".//tbody/tr") if ", current" in row.text_content()]
    assert len(current) == 1
    assert current[0] is next(table.iterfind(".//tbody/tr"))


def test_the_current_version_is_told_from_one_with_later_changes(read: Site) -> None:
    version = read.package.version
    same = replace(read, kept=(kept(version, dict(read_source_files(read.descriptor))),))
    assert "This is the current version" in page_of(same, version)
    other = replace(read, kept=(kept(version, {}),))
    assert "This is not the current version" in page_of(other, version)


def test_notes_of_a_version_are_shown_and_their_html_is_not_run(read: Site) -> None:
    notes = "### Data\n\n- **More** <script>alert(1)</script> rows."
    site = replace(
        read, kept=(kept("0.0.9", {}),), releases=(Release("0.0.9", "2026-11-01", notes),)
    )
    html = page_of(site, "0.0.9")
    assert "<h3>Data</h3>" in html
    assert "<strong>More</strong> &lt;script&gt;" in html
    assert "<script" not in html


def test_texts_that_a_generator_would_take_for_pages_are_put_beside_its_own(
    read: Site, tmp_path: Path
) -> None:
    files = {"README.md": b"# {{ config }}\n", "datapackage.json": b"{}", "LICENSE.txt": b"CC"}
    made = list(version_files(kept("0.0.9", files)))
    site = replace(read, downloads={file.path: file for file in made})
    stage, built = tmp_path / "stage", tmp_path / "built"
    stage.mkdir()
    set_stage(PROJECT, stage, site, (), {})
    put_texts(built, site.downloads.values())
    staged = {path.name for path in (stage / "docs" / "data" / "v0.0.9").iterdir()}
    assert staged == {"datapackage.json", "LICENSE.txt", "bilateral-briefs.zip", "SHA256SUMS"}
    assert [path.name for path in built.rglob("*.*") if path.is_file()] == ["README.md"]
    assert (built / "data" / "v0.0.9" / "README.md").read_bytes() == files["README.md"]


def test_each_file_of_a_version_has_a_media_type() -> None:
    names = ("a.csv", "datapackage.json", "README.md", "LICENSE.txt", "CITATION.cff", "a.bib")
    found: dict[str, Download] = {
        file.name: file for file in version_files(kept("0.0.9", dict.fromkeys(names, b"")))
    }
    assert {
        name: found[name].media_type for name in ("a.csv", "README.md", "datapackage.json")
    } == {
        "a.csv": "text/csv",
        "README.md": "text/markdown",
        "datapackage.json": "application/json",
    }
    assert all("/" in file.media_type for file in found.values())


@pytest.mark.parametrize("version", ["9.9.9", "../../x"])
def test_a_version_that_is_not_kept_has_no_page(
    read: Site, version: str, request_page: Callable[[str], tuple[object, ...]]
) -> None:
    del read
    (finding,) = request_page(version)
    assert "a version whose data are kept" in str(finding)


@pytest.fixture
def request_page(read: Site) -> Callable[[str], tuple[object, ...]]:
    """The findings of a page that asks for a version."""
    page = next(one for one in generated_pages(read) if one.path == f"{FOLDER}/index.md")
    return lambda version: evaluate_page(
        read, replace(page, text=page.text.replace(f'("{OLD}")', f'("{version}")'))
    )[1]
