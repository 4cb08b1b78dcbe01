from urllib.parse import parse_qs, urlsplit

import pytest

from briefs.text.addresses import Address, figure_anchor, page_address


@pytest.mark.parametrize("site", ["https://site.example/b", "https://site.example/b/"])
def test_the_address_of_a_page_has_one_slash_between_its_parts(site):
    assert Address(site, "", "briefs/kaz-tjk/").page_url == (
        "https://site.example/b/briefs/kaz-tjk/"
    )


@pytest.mark.parametrize("repo", ["https://git.example/o/r", "https://git.example/o/r/"])
def test_a_report_names_the_figure_and_is_encoded(repo):
    url = urlsplit(Address("", repo, "").report_url("a&b=c d"))
    assert url.path == "/o/r/issues/new"
    assert parse_qs(url.query)["figure"] == ["a&b=c d"]


def test_the_anchor_of_a_figure_is_made_of_its_key():
    assert figure_anchor("kaz-tjk-turnover-2022-kaz") == "figure-kaz-tjk-turnover-2022-kaz"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("methods.md", "methods/"),
        ("data/index.md", "data/"),
        ("briefs/kaz-tjk.md", "briefs/kaz-tjk/"),
        ("briefs/kaz-index.md", "briefs/kaz-index/"),
        ("briefs/x/README.md", "briefs/x/"),
    ],
)
def test_a_page_has_the_address_that_the_generators_give_it(path, address):
    assert page_address(path) == address
