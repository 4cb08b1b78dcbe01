"""The descriptions of the data in other standards, read by tools that know those standards."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import check_jsonschema
import csvw
import jsonschema
import pyshacl
import pytest
import rdflib
import yaml
from datacite import schema45
from editions import edition_of, write_files
from rdflib import DCAT, DCTERMS, RDF, Graph

from briefs.downloads import Catalogue, Edition, catalogue, data_files
from briefs.downloads.schema_org import brief_node, catalogue_node, table_node
from briefs.model import Download
from briefs.site.descriptions import head_elements, json_ld
from conftest import PROJECT, MakeFolder, total

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
SHAPES = Path(__file__).parent / "shapes"
SOURCE_FOLDER = PROJECT / "datapackage"
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
SCHEMA = rdflib.Namespace("https://schema.org/")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return edition_of(SOURCE_FOLDER)


@pytest.fixture(scope="module")
def files(edition: Edition) -> Mapping[str, Download]:
    return {file.path: file for file in data_files(edition)}


@pytest.fixture(scope="module")
def found(edition: Edition, files: Mapping[str, Download]) -> Catalogue:
    return catalogue(edition, files.values())


@pytest.fixture(scope="module")
def catalog(files: Mapping[str, Download]) -> Graph:
    return Graph().parse(data=files["data/catalog.jsonld"].content, format="json-ld")


def faults(graph: Graph, shapes: str) -> str:
    conforms, _, text = pyshacl.validate(
        graph, shacl_graph=str(SHAPES / shapes), shacl_graph_format="turtle"
    )
    return "" if conforms else text


def test_the_catalogue_keeps_the_rules_of_dcat_ap(catalog: Graph) -> None:
    assert faults(catalog, "dcat_ap.ttl") == ""
    assert len(list(catalog.subjects(RDF.type, DCAT.Dataset))) > 25
    assert len(list(catalog.subjects(RDF.type, DCAT.Distribution))) > 40


@pytest.mark.parametrize(
    "predicate", [DCTERMS.title, DCTERMS.publisher, DCAT.distribution, DCAT.byteSize, SPDX.checksum]
)
def test_the_rules_of_dcat_ap_find_what_is_missing(
    catalog: Graph, predicate: rdflib.URIRef
) -> None:
    broken = Graph() + catalog
    broken.remove((None, predicate, None))
    assert "minCount" in faults(broken, "dcat_ap.ttl") or "Less than" in faults(
        broken, "dcat_ap.ttl"
    )


def test_the_catalogue_names_each_file_with_its_size_and_digest(
    catalog: Graph, files: Mapping[str, Download], edition: Edition
) -> None:
    seen = set()
    for distribution in catalog.subjects(RDF.type, DCAT.Distribution):
        address = str(catalog.value(distribution, DCAT.downloadURL))
        file = files[address.removeprefix(edition.home)]
        seen.add(file.path)
        assert int(str(catalog.value(distribution, DCAT.byteSize))) == file.size
        checksum = catalog.value(distribution, SPDX.checksum)
        digest = str(catalog.value(checksum, SPDX.checksumValue)).lower()
        assert digest == file.sha256
    kinds = (".csv", ".parquet", ".zip", ".xlsx", ".sqlite")
    assert {path for path in files if path.endswith(kinds)} <= seen


def test_each_dataset_is_in_the_catalogue_and_part_of_the_package(
    catalog: Graph, edition: Edition
) -> None:
    whole = rdflib.URIRef(f"{edition.home}data/#dataset")
    datasets = set(catalog.subjects(RDF.type, DCAT.Dataset))
    assert set(catalog.objects(None, DCAT.dataset)) == datasets
    assert set(catalog.objects(whole, DCTERMS.hasPart)) == datasets - {whole}
    assert set(catalog.subjects(DCTERMS.isPartOf, whole)) == datasets - {whole}


@pytest.fixture(scope="module")
def written(files: Mapping[str, Download], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("written"), files.values()) / "data"


def test_csvw_finds_every_table_valid(written: Path, files: Mapping[str, Download]) -> None:
    group = csvw.TableGroup.from_file(written / "csv-metadata.json")
    names = {str(table.url) for table in group.tables}
    assert names == {Path(path).name for path in files if re.fullmatch(r"data/\w+\.csv", path)}
    assert group.check_referential_integrity(log=None)
    for table in group.tables:
        with (written / str(table.url)).open(encoding="utf-8", newline="") as file:
            expected = list(csv.DictReader(file))
        rows = list(table.iterdicts())
        assert len(rows) == len(expected), table.url
        assert table.check_primary_key(log=None)
        for row, texts in zip(rows, expected, strict=True):
            assert {name for name, value in row.items() if value is None} == {
                name for name, text in texts.items() if text == ""
            }


def read_strictly(path: Path) -> None:
    """Read every table; a cell or key that is not as described is an error that names its file."""
    group = csvw.TableGroup.from_file(path)
    for table in group.tables:
        try:
            list(table.iterdicts(strict=True))
        except ValueError as error:
            raise ValueError(f"{table.url}: {error}") from error
    group.check_referential_integrity(strict=True)


@pytest.mark.parametrize(
    ("old", "new"), [(",export,", ",exports,"), (",877.6,", ",many,"), ("kaz-tjk", "KAZ_TJK")]
)
def test_csvw_would_find_a_bad_cell(written: Path, tmp_path: Path, old: str, new: str) -> None:
    for path in [*written.glob("*.csv"), written / "csv-metadata.json"]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "trade_totals.csv"
    text = table.read_text(encoding="utf-8")
    assert old in text
    table.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match="trade_totals"):
        read_strictly(tmp_path / "csv-metadata.json")


def test_datacite_accepts_the_package_and_each_brief(files: Mapping[str, Download]) -> None:
    paths = [path for path in files if path.endswith("datacite.json")]
    assert len(paths) == 11
    for path in paths:
        record = json.loads(files[path].content)
        schema45.validator.validate(record)
        assert "doi" not in record
        assert record["url"].startswith("https://")
    broken = {**record, "publicationYear": "soon"}
    with pytest.raises(jsonschema.ValidationError):
        schema45.validator.validate(broken)


def test_the_citation_file_keeps_its_schema() -> None:
    schema = json.loads(
        (
            Path(check_jsonschema.__file__).parent
            / "builtin_schemas/vendor/citation-file-format.json"
        ).read_text(encoding="utf-8")
    )
    text = (PROJECT / "CITATION.cff").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=yaml.BaseLoader)
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert list(validator.iter_errors(content)) == []
    assert list(validator.iter_errors({**content, "type": "thing"}))
    descriptor = json.loads((SOURCE_FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    assert content["version"] == descriptor["version"]
    assert content["date-released"] == descriptor["created"][:10]
    assert content["license"] == descriptor["licenses"][0]["name"]


def graph_of(node: Mapping[str, Any]) -> Graph:
    """JSON-LD as a graph; the address of the context is replaced by the vocabulary it names."""
    local = {**node, "@context": {"@vocab": str(SCHEMA)}}
    assert node["@context"] == "https://schema.org"
    return Graph().parse(data=json.dumps(local), format="json-ld")


@pytest.fixture(scope="module")
def nodes(edition: Edition, found: Catalogue) -> Mapping[str, Mapping[str, Any]]:
    """The descriptions by the address of their page."""
    return {
        found.whole.path: catalogue_node(edition, found),
        **{table.path: table_node(edition, found, table) for table in found.tables},
        **{brief.path: brief_node(edition, found, brief) for brief in found.briefs},
    }


def test_schema_org_has_what_dataset_search_requires_and_recommends(
    nodes: Mapping[str, Mapping[str, Any]],
) -> None:
    assert len(nodes) > 25
    for path, node in nodes.items():
        assert faults(graph_of(node), "schema_org.ttl") == "", path


@pytest.mark.parametrize("name", ["description", "license", "distribution", "creator", "version"])
def test_the_rules_of_dataset_search_find_what_is_missing(
    nodes: Mapping[str, Mapping[str, Any]], name: str
) -> None:
    graph = graph_of(nodes["briefs/kaz-tjk/"])
    graph.remove((None, SCHEMA[name], None))
    assert faults(graph, "schema_org.ttl")


def test_a_brief_is_based_on_the_pages_that_state_its_figures(
    nodes: Mapping[str, Mapping[str, Any]], files: Mapping[str, Download]
) -> None:
    (dataset,) = (one for one in nodes["briefs/kaz-tjk/"]["@graph"] if one["@type"] == "Dataset")
    sources = json.loads(files["briefs/kaz-tjk.json"].content)["sources"]
    assert dataset["isBasedOn"] == [source["url"] for source in sources]
    assert len(sources) > 40
    periods = [
        row["period"] for row in json.loads(files["briefs/kaz-tjk.json"].content)["statements"]
    ]
    first, last = dataset["temporalCoverage"].split("/")
    assert first[:4] == min(periods)[:4]
    assert last[:4] == max(period[-7:][:4] if "/" in period else period[:4] for period in periods)


HOSTILE = "</script><script>alert(1)</script><!-- <script> & ]]>"


def test_no_text_can_end_the_description() -> None:
    html = str(json_ld({"name": HOSTILE}))
    assert html.count("<") == 2
    body = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(body) == {"name": HOSTILE}


def test_a_hostile_title_stays_text_on_the_pages(make_folder: MakeFolder) -> None:
    folder = make_folder(trade_totals=(total("export", "2022", "877.6", "0.1"),))
    descriptor = folder / "datapackage.json"
    content = json.loads(descriptor.read_text(encoding="utf-8"))
    content["title"] = content["description"] = HOSTILE
    descriptor.write_text(json.dumps(content), encoding="utf-8")
    hostile = edition_of(folder)
    heads = head_elements(hostile, catalogue(hostile, data_files(hostile)))
    assert "data/" in heads
    for html in heads.values():
        assert html.count("<script") == html.count("</script") == 1
        assert "<!--" not in html


def test_an_empty_package_is_described_without_coverage(make_folder: MakeFolder) -> None:
    empty = edition_of(make_folder())
    made = {file.path: file for file in data_files(empty)}
    graph = Graph().parse(data=made["data/catalog.jsonld"].content, format="json-ld")
    assert list(graph.objects(None, DCTERMS.temporal)) == []
    assert faults(graph, "dcat_ap.ttl") == ""
    record = json.loads(made["briefs/kaz-tjk.datacite.json"].content)
    assert [one["dateType"] for one in record["dates"]] == ["Issued"]


def test_the_digests_list_the_descriptions_too(files: Mapping[str, Download]) -> None:
    listed = files["data/SHA256SUMS"].content.decode()
    for name in ("catalog.jsonld", "csv-metadata.json", "datacite.json", "bilateral-briefs.ris"):
        assert f"{files[f'data/{name}'].sha256}  {name}\n" in listed
