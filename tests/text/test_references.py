"""References in BibTeX and RIS, read back by parsers that are not ours."""

from __future__ import annotations

import re
from datetime import date

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from briefs.figures import figures_of_dyad
from briefs.model import Package, Source
from briefs.tables import read_descriptor
from briefs.text.citations import commitment_citation, figure_citation
from briefs.text.reference_formats import bibtex, ris
from briefs.text.references import Imprint, Reference, ReferenceKind, imprint_of, source_reference
from conftest import PROJECT

PAGE = Reference(
    key="paper-2023",
    kind=ReferenceKind.PAGE,
    author="R&D Weekly",
    title="[Trade up 18.5 % to $1_000 #1 {sic} \\ ~ ^ Қазақстан–Тоҷикистон]",
    published="2023-05-03",
    address="https://paper.example/a_b%d1%82?x=1&y=2#z",
    accessed=date(2026, 11, 24),
    language="ru",
)


@pytest.fixture(scope="module")
def imprint() -> Imprint:
    return imprint_of(read_descriptor(PROJECT / "datapackage"), "https://briefs.example/site")


def decoded(text: str) -> str:
    """LaTeX as the text that it prints."""
    return LatexNodes2Text(keep_comments=True).latex_to_text(text)


def test_bibtex_is_read_back_by_two_parsers() -> None:
    text = bibtex([PAGE])
    entry = parse_string(text, "bibtex").entries["paper-2023"]
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    fields = library.entries[0].fields_dict
    for title in (entry.fields["title"], fields["title"].value):
        assert decoded(title).replace("ˆ", "^") == PAGE.title
    for address in (entry.fields["url"], fields["url"].value):
        assert address == PAGE.address
    assert [str(person) for person in entry.persons["author"]] == ["{R\\&D Weekly}"]
    assert entry.fields["year"] == "2023"
    assert entry.fields["month"] == "May"
    assert entry.fields["urldate"] == "2026-11-24"
    assert entry.fields["langid"] == "ru"


def test_ris_is_read_back() -> None:
    (record,) = rispy.loads(ris([PAGE]))
    assert record["type_of_reference"] == "ELEC"
    assert record["title"] == PAGE.title
    assert record["authors"] == ["R&D Weekly"]
    assert record["urls"] == [PAGE.address]
    assert record["date"] == "2023/05/03/"
    assert record["access_date"] == "2026/11/24/"
    assert record["language"] == "ru"


@given(
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"), include_characters=" "),
        min_size=1,
    )
)
def test_no_text_can_break_an_entry(title: str) -> None:
    made = Reference("a", ReferenceKind.PAGE, "Author", title, "2023", "https://a.example")
    after = Reference("b", ReferenceKind.PAGE, "Author", "After", "2023", "https://b.example")
    library = bibtexparser.parse_string(bibtex([made, after]))
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == ["a", "b"]
    assert [record["id"] for record in rispy.loads(ris([made, after]))] == ["a", "b"]


def test_line_breaks_cannot_add_a_field() -> None:
    made = Reference(
        "a",
        ReferenceKind.PAGE,
        "A",
        "One\nUR  - https://evil.example\nER  - ",
        "",
        "https://a.example",
    )
    (record,) = rispy.loads(ris([made]))
    assert record["urls"] == ["https://a.example"]
    assert "year" not in record
    assert parse_string(bibtex([made]), "bibtex").entries["a"].fields.get("year") is None


def test_a_partial_date_stays_partial(package: Package) -> None:
    source = package.sources["astana-times-2023-05-03-contracts"]
    assert source.published == "2023-05"
    reference = source_reference(source)
    assert reference.text.startswith("The Astana Times (May 2023). [Kazakh and Tajik businesses")
    assert reference.text.endswith("(accessed 24 November 2026)")
    fields = parse_string(bibtex([reference]), "bibtex").entries[source.id].fields
    assert (fields["year"], fields["month"], fields["date"]) == ("2023", "May", "2023-05")


def test_every_source_is_read_back(package: Package) -> None:
    references = [source_reference(source) for source in package.sources.values()]
    entries = parse_string(bibtex(references), "bibtex").entries
    records = {record["id"]: record for record in rispy.loads(ris(references))}
    assert list(entries) == list(records) == list(package.sources)
    for source in package.sources.values():
        assert entries[source.id].fields["url"] == source.url
        assert records[source.id]["urls"] == [source.url]
        assert records[source.id]["title"] == f"[{source.title}]"


def test_a_figure_credits_its_source_before_the_site(package: Package, imprint: Imprint) -> None:
    dyad = package.dyads["kaz-tjk"]
    figure = figures_of_dyad(package, dyad)["kaz-tjk-turnover-2022-kaz"]
    citation = figure_citation(package, imprint, dyad, figure, "briefs/kaz-tjk/cite/")
    assert [reference.key for reference in citation.references] == [
        "astana-times-2023-05-03-contracts",
        "bilateral-briefs-figure-kaz-tjk-turnover-2022-kaz",
    ]
    assert citation.own_text == (
        "Bilateral Briefs (2026). Kazakhstan–Tajikistan, Turnover, 2022, reported by Kazakhstan: "
        f"$1,379.0\N{NO-BREAK SPACE}million. Data {imprint.version}, 24 November 2026. "
        "https://briefs.example/site/briefs/kaz-tjk/cite/#figure-kaz-tjk-turnover-2022-kaz "
        f"(files of this version: https://briefs.example/site/data/v{imprint.version}/)"
    )


def test_progress_credits_who_stated_the_target_too(package: Package, imprint: Imprint) -> None:
    dyad = package.dyads["kaz-tjk"]
    found = [
        figure for figure in figures_of_dyad(package, dyad).values() if figure.measure == "progress"
    ]
    assert found
    for figure in found:
        citation = figure_citation(package, imprint, dyad, figure, "briefs/kaz-tjk/cite/")
        assert len(citation.sources) > len(figure.source_ids)


def test_a_commitment_credits_its_source(package: Package, imprint: Imprint) -> None:
    row = package.commitments_by_dyad["kaz-tjk"][0]
    dyad = package.dyads["kaz-tjk"]
    citation = commitment_citation(package, imprint, dyad, row, "briefs/kaz-tjk/cite/")
    assert [one.key for one in citation.sources] == [row.source_id]
    assert citation.anchor == f"figure-{row.id}"


def test_what_is_undated_has_no_year() -> None:
    source = Source("x", "P", "T", "https://p.example", "", "", date(2026, 1, 2), "en", "news")
    reference = source_reference(source)
    assert reference.text == "P (undated). [T]. https://p.example (accessed 2 January 2026)"
    assert not re.search(r"year|PY", bibtex([reference]) + ris([reference]))
