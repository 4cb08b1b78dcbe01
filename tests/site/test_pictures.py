import gzip
import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from briefs.site.pictures import PAGE_TYPES, base_path, served
from briefs.site.staging import read_pages
from briefs.text.addresses import page_address


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
    pictured = set(PAGE_TYPES.values()) - {"404.html"}
    pages = {page_address(page.path) for page in read_pages(project)}
    assert pictured <= pages
    # One brief, one economy and one page of messages stand for all.
    one = re.compile(r"/[a-z]{3}-[a-z]{3}/|/[a-z]{3}/|(?<=^messages)/[a-z]+/")
    types = {one.sub("/one/", page) for page in pages}
    assert {one.sub("/one/", page) for page in pictured} == types
    assert len(types) == len(pictured)


def test_the_site_is_published_below_the_path_of_its_address(project: Path):
    assert base_path(project) == "/bilateral-briefs/"
