"""Small sites, really built: what stands on them, and what a fault leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reading_pages import pages_of, popover_of, shown, tree_of, words
from small_projects import PAGES, hashes, make_project, replace_once

from briefs.model import FindingsError
from briefs.site.building import build_site
from conftest import MakeFolder, total

ROWS = (
    total("export", "2022", "877.6", "0.1"),
    total("import", "2022", "501.4", "0.1"),
    total("import", "2022", "900.2", "0.1", reporter="TJK", partner="KAZ"),
)
BRIEF = "briefs/kaz-tjk.md"
MakeProject = Callable[..., Path]


@pytest.fixture
def small_project(make_folder: MakeFolder, tmp_path: Path) -> MakeProject:
    def make(**pages: str) -> Path:
        package = make_folder("package", trade_totals=ROWS)
        changed = {f"{name}.md": text for name, text in pages.items()}
        return make_project(tmp_path / "project", package, {**PAGES, **changed})

    return make


_FILES = (".csv", ".json", ".parquet", ".zip", ".xlsx", ".sqlite", ".svg", ".png", "SHA256SUMS")


@pytest.fixture
def old_site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "briefs").mkdir(parents=True)
    (folder / "index.html").write_text("<p>The last good site.</p>", encoding="utf-8")
    (folder / "briefs" / "old.html").write_bytes(b"\x00\xff")
    return folder


def test_both_generators_build_the_same_small_site(
    small_project: MakeProject, tmp_path: Path
) -> None:
    project = small_project()
    built = {name: tmp_path / name for name in ("mkdocs", "zensical")}
    for name, folder in built.items():
        build_site(project, folder, name)

    pages = pages_of(built["mkdocs"])
    assert pages == pages_of(built["zensical"])
    assert "briefs/kaz-tjk/index.html" in pages
    for page in pages:
        assert shown(built["mkdocs"] / page) == shown(built["zensical"] / page), page
    for folder in ("data", "charts"):
        mkdocs, zensical = (
            {path: made for path, made in hashes(site / folder).items() if path.endswith(_FILES)}
            for site in built.values()
        )
        assert mkdocs == zensical
        assert mkdocs

    brief = shown(built["mkdocs"] / "briefs/kaz-tjk/index.html")
    tree = tree_of(built["mkdocs"] / "briefs/kaz-tjk/index.html")
    (paragraph,) = [p for p in tree.iter("p") if words(p).startswith("Exports were")]
    assert words(paragraph) == (
        "Exports were $877.6 million, imports $501.4 million, which makes $1.38 billion; "
        "the balance was $376.2 million. Again: $877.6 million."
    )
    assert len(brief.drawings) == 2
    assert len({key for key, _ in brief.popovers}) == len(brief.popovers)
    assert len(set(brief.anchors)) == len(brief.anchors) == len(brief.popovers)
    assert "https://paper.example/2023" in {
        link.get("href") for link in popover_of(tree, "kaz-tjk-export-2022-kaz").iter("a")
    }


def test_a_build_replaces_the_whole_old_site_and_tidies_up(
    small_project: MakeProject, old_site: Path
) -> None:
    project = small_project()
    steps: list[str] = []
    summary = build_site(project, old_site, progress=steps.append)
    assert not (old_site / "briefs" / "old.html").exists()
    assert (old_site / "briefs" / "kaz-tjk" / "index.html").is_file()
    assert list((project / "build").iterdir()) == []
    assert sorted(path.name for path in old_site.parent.iterdir()) == ["package", "project", "site"]
    assert (summary.output, summary.statements, summary.sources) == (old_site, 3, 1)
    assert summary.pages == len(pages_of(old_site))
    assert len(steps) == 4
    assert "mkdocs" in steps[-1]


FAULTS: dict[str, tuple[str, str, str]] = {
    "an unknown macro": (BRIEF, "{{ turnovr(2022) }}", "docs/briefs/kaz-tjk.md, line 1"),
    "an unknown period": (
        BRIEF,
        "---\ndyad: kaz-tjk\n---\n\n{{ exports(1999) }}",
        "periods present: 2022",
    ),
    "code": (BRIEF, "{{ cycler.__init__.__globals__ }}", "getattr of cycler"),
    "an include": ("methods.md", "# A\n\n{% include 'mkdocs.yml' %}", "docs/methods.md, line 3"),
    "another key": ("methods.md", "---\nrender_macros: false\n---\n", "render_macros"),
    "a title that is code": (
        "methods.md",
        '---\ntitle: "\\x7b\\x7b cycler.__init__ }}"\n---\n',
        "plain values in the front matter",
    ),
    "a broken link": ("methods.md", "# A\n\n[broken](nowhere.md)\n", "nowhere.md"),
    "a broken anchor": ("methods.md", "# A\n\n[broken](index.md#nowhere)\n", "#nowhere"),
    "a page of another encoding": ("methods.md", "# \udcca\udce0", "byte 0xca"),
    "a block in code": (
        BRIEF,
        "---\ndyad: kaz-tjk\n---\n\nText.\n\n    {{ key_figures() }}\n",
        "every macro in its place",
    ),
    "a figure in code": (
        BRIEF,
        "---\ndyad: kaz-tjk\n---\n\nText `{{ exports(2022) }}`.\n",
        "every macro in its place",
    ),
    "a placeholder of nothing": (
        "methods.md",
        f'# A\n\n<div data-block="{"0" * 24}"></div>\n',
        "one of the tags",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_page_leaves_the_old_site_as_it_was(
    small_project: MakeProject, old_site: Path, name: str
) -> None:
    page, text, told = FAULTS[name]
    project = small_project()
    (project / "docs" / page).write_bytes(text.encode("utf-8", "surrogateescape"))
    before = hashes(old_site)
    with pytest.raises(FindingsError) as caught:
        build_site(project, old_site)
    assert told in str(caught.value)
    assert hashes(old_site) == before
    assert not (project / "build").exists() or list((project / "build").iterdir()) == []
    assert sorted(path.name for path in old_site.parent.iterdir()) == ["package", "project", "site"]


def test_a_fault_of_the_data_leaves_the_old_site_as_it_was(
    small_project: MakeProject, old_site: Path
) -> None:
    project = small_project()
    replace_once(project / "datapackage/data/trade_totals.csv", ",877.6,", ",1.4bn,")
    before = hashes(old_site)
    with pytest.raises(FindingsError) as caught:
        build_site(project, old_site)
    assert "data/trade_totals.csv, line 2, value_usd_million: '1.4bn'" in str(caught.value)
    assert hashes(old_site) == before
    assert not (project / "build").exists()


def test_faults_of_all_pages_are_told_at_once(small_project: MakeProject, tmp_path: Path) -> None:
    project = small_project(
        methods="# A\n\n{{ config.x }}\n",
        contribute="# B\n\n{{ macro_lst() }}\n",
    )
    with pytest.raises(FindingsError) as caught:
        build_site(project, tmp_path / "out")
    places = [(fault.file, fault.row) for fault in caught.value.findings]
    assert places == [("docs/contribute.md", 3), ("docs/methods.md", 3)]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("absent", ["site_url", "repo_url"])
def test_an_address_that_is_missing_is_told(
    small_project: MakeProject, tmp_path: Path, absent: str
) -> None:
    project = small_project()
    config = project / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(absent)]
    assert len(kept) == len(lines) - 1
    config.write_text("".join(kept), encoding="utf-8")
    with pytest.raises(FindingsError) as caught:
        build_site(project, tmp_path / "out")
    assert [(f.file, f.column) for f in caught.value.findings] == [("mkdocs.yml", absent)]


def test_markdown_that_no_pass_has_seen_is_not_built(
    small_project: MakeProject, tmp_path: Path
) -> None:
    project = small_project()
    for folder in ("overrides", "decisions", "assets/vendor"):
        (project / "docs" / folder).mkdir(exist_ok=True)
        (project / "docs" / folder / "evil.md").write_text("{{ config.x }}", encoding="utf-8")
    build_site(project, tmp_path / "out")
    assert [path for path in (tmp_path / "out").rglob("*") if "evil" in path.name] == []


def test_a_page_with_a_rare_ending_is_a_page_like_any_other(
    small_project: MakeProject, tmp_path: Path
) -> None:
    project = small_project()
    (project / "docs" / "evil.markdown").write_text("{{ config.x }}", encoding="utf-8")
    with pytest.raises(FindingsError) as caught:
        build_site(project, tmp_path / "out")
    assert [fault.file for fault in caught.value.findings] == ["docs/evil.markdown"]


def test_text_of_a_row_is_escaped_on_the_page(make_folder: MakeFolder, tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)> & *not stressed* {{ config }}"
    rows = [{**row, "attribution": evil, "note": evil} for row in ROWS]
    package = make_folder("package", trade_totals=rows)
    build_site(make_project(tmp_path / "project", package), tmp_path / "out")
    tree = tree_of(tmp_path / "out" / "briefs/kaz-tjk/index.html")
    popover = popover_of(tree, "kaz-tjk-export-2022-kaz")
    assert evil in words(popover)
    assert popover.findall(".//img") == []
    assert popover.findall(".//em") == []
