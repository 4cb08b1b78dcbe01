import gzip
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from briefs.site.pictures import PAGE_TYPES, base_path, served


@pytest.fixture
def small(tmp_path):
    (tmp_path / "index.html").write_text("<p>home</p>")
    (tmp_path / "font.woff2").write_bytes(b"\x00" * 50)
    return tmp_path


def read(url, encoding="gzip"):
    request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request) as answer:
        return answer.headers, answer.read()


def test_text_is_served_compressed_below_its_path(small):
    with served(small, "/base/") as url:
        headers, body = read(url)
        assert headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(body) == b"<p>home</p>"
        assert read(url, "identity")[1] == b"<p>home</p>"
        assert read(f"{url}font.woff2")[1] == b"\x00" * 50


def test_nothing_is_served_outside_its_path(small):
    with served(small, "/base/") as url, pytest.raises(urllib.error.HTTPError, match="404"):
        read(url.replace("/base/", "/"))


def test_every_page_of_the_project_is_of_a_type_that_is_pictured(project: Path):
    pages = {
        path.relative_to(project / "docs").as_posix().removesuffix(".md").removesuffix("index")
        for folder in (".", "briefs", "briefs/kaz-tjk", "data")
        for path in (project / "docs" / folder).glob("*.md")
    }
    assert {f"{page.rstrip('/')}/".lstrip("/") for page in pages} == set(PAGE_TYPES.values()) - {
        "404.html"
    }


def test_the_site_is_published_below_the_path_of_its_address(project: Path):
    assert base_path(project) == "/bilateral-briefs/"
