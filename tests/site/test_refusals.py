import shutil
import socket

import pytest

from briefs.model import FindingsError
from briefs.model.fault_codes import files
from briefs.site.building import build_site
from briefs.site.serving import HOST, make_server
from briefs.site.staging import check_files
from conftest import PROJECT


@pytest.mark.parametrize("name", [".", "..", "docs"])
def test_a_folder_that_is_not_a_site_is_not_replaced(tmp_path, name):
    project = tmp_path / "project"
    (project / "docs").mkdir(parents=True)
    (project / "docs" / "index.md").write_text("# A")
    shutil.copy(PROJECT / "mkdocs.yml", project)
    with pytest.raises(FindingsError, match="built site"):
        build_site(project, project / name)
    assert (project / "docs" / "index.md").read_text() == "# A"


def test_links_and_stray_files_are_not_published(tmp_path):
    docs = tmp_path / "docs"
    (docs / "assets").mkdir(parents=True)
    (docs / "index.md").write_text("# A")
    (docs / "assets" / "briefs.js").write_text("")
    check_files(tmp_path)
    (docs / "evil.html").write_text("<script></script>")
    (docs / "assets" / "a.js").write_text("")
    (docs / "host.md").symlink_to("/etc/hostname")
    with pytest.raises(FindingsError) as caught:
        check_files(tmp_path)
    assert [finding.file for finding in caught.value.findings] == [
        "docs/assets/a.js",
        "docs/evil.html",
        "docs/host.md",
    ]


@pytest.mark.parametrize(
    "name",
    [
        '{{ cycler["x5f"] }}.md',
        "<img src=x onerror=x()>.md",
        'a"b.md',
        "a b.md",
        ".hidden.md",
        "-a.md",
        "трейд.md",
        "a\nb.md",
        "trade_totals.csv.md",
        "a.html.md",
    ],
)
def test_a_name_that_would_become_code_or_hide_a_file_is_refused(tmp_path, name):
    """The macros plugin runs a title, and a page without a heading has its name for a title."""
    (tmp_path / "docs" / "data").mkdir(parents=True)
    (tmp_path / "docs" / "data" / name).write_text("text")
    with pytest.raises(FindingsError) as caught:
        check_files(tmp_path)
    (finding,) = caught.value.findings
    assert (finding.file, finding.value) == (f"docs/data/{name}", name)
    assert finding.cure.startswith("rename ")


def test_two_pages_at_one_address_are_refused(tmp_path):
    (tmp_path / "docs" / "a").mkdir(parents=True)
    for name in ("a.md", "a/index.md"):
        (tmp_path / "docs" / name).write_text("# A")
    with pytest.raises(FindingsError) as caught:
        check_files(tmp_path)
    (finding,) = caught.value.findings
    assert (finding.file, finding.code) == ("docs/a.md", files.SAME_ADDRESS)


def test_a_taken_port_is_told(tmp_path):
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(FindingsError, match="a port that is free"):
            make_server(tmp_path, tmp_path, port, print)
