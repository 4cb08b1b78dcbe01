import gzip
import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from briefs.site.building import read_site
from briefs.site.generated import generated_pages
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


@pytest.mark.parametrize(
    ("asked", "part", "told"),
    [
        ("bytes=0-4", b"abcde", "bytes 0-4/26"),
        ("bytes=20-", b"uvwxyz", "bytes 20-25/26"),
        ("bytes=-3", b"xyz", "bytes 23-25/26"),
        ("bytes=-99", b"abcdefghijklmnopqrstuvwxyz", "bytes 0-25/26"),
        ("bytes=24-99", b"yz", "bytes 24-25/26"),
    ],
)
def test_a_part_of_a_file_is_sent_to_who_asks_for_it(small, asked: str, part: bytes, told: str):
    (small / "letters.parquet").write_bytes(b"abcdefghijklmnopqrstuvwxyz")
    with served(small) as url:
        request = urllib.request.Request(f"{url}letters.parquet", headers={"Range": asked})
        with urllib.request.urlopen(request) as answer:
            assert answer.status == 206
            assert answer.headers["Content-Range"] == told
            assert answer.read() == part


def test_nothing_is_served_outside_its_path(small):
    with served(small, "/base/") as url, pytest.raises(urllib.error.HTTPError, match="404"):
        read(url.replace("/base/", "/"))


def test_every_page_of_the_project_is_of_a_type_that_is_pictured(project: Path):
    pictured = set(PAGE_TYPES.values()) - {"404.html"}
    written = {page_address(page.path) for page in read_pages(project)}
    generated = {page_address(page.path) for page in generated_pages(read_site(project))}
    # One brief, one economy, one page of messages, table, version and citations stand for all.
    one = re.compile(
        r"/[a-z]{3}-[a-z]{3}/|/[a-z]{3}/|(?<=^messages)/[a-z]+/|(?<=^data)/(?:v[\d.]+|[a-z_]+)/"
    )
    own = {"data/explore/", "data/versions/"}
    types = {page if page in own else one.sub("/one/", page) for page in (*written, *generated)}
    shown = {page if page in own else one.sub("/one/", page) for page in pictured}
    assert shown == types


def test_the_site_is_published_below_the_path_of_its_address(project: Path):
    assert base_path(project) == "/bilateral-briefs/"
