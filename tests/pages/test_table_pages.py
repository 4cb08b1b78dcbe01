"""The page of each table, held against the descriptor and the published CSV files."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from made_blocks import html_of, page_of, real_site, rows_of, site_of, text_of, tree_of, words

from briefs.figures import Coverage
from briefs.pages.context import Site
from briefs.pages.table_coverage import MOST_PAIRS, coverage_block
from briefs.pages.table_pages import FIRST_ROWS, table_sections
from briefs.site.generated import generated_pages
from briefs.tables import Column
from briefs.text.columns import PATTERNS, options, rules
from briefs.text.numbers import file_size, share_text
from conftest import plain_spaces, total

MakeSite = Callable[..., Site]


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


@pytest.fixture
def make_site(make_folder: Callable[..., Path], real: Site) -> MakeSite:
    return lambda **tables: site_of(real, make_folder(**tables))


def sections(site: Site, table: str) -> dict[str, str]:
    """The HTML below each heading of a table's page."""
    outline = table_sections(page_of(site, f"data/{table}.md"), table)
    return {one.heading: "".join(map(str, one.parts)) for one in outline.sections}


def csv_of(site: Site, table: str) -> list[dict[str, str]]:
    """The rows of a table as its CSV file has them."""
    text = site.downloads[f"data/{table}.csv"].content.decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def quality_of(site: Site, table: str) -> dict[str, str]:
    """The counts of a table's quality by what is counted."""
    return {what: count for what, _, count in rows_of(sections(site, table)["Quality"])}


def test_each_table_has_a_page_that_says_what_a_row_is(real: Site) -> None:
    pages = {page.path: page.text for page in generated_pages(real)}
    assert list(pages)[: len(real.tables)] == [f"data/{name}.md" for name in real.tables]
    assert {"figures", "checks", "trade_totals", "sources"} <= set(real.tables)
    for name, table in real.tables.items():
        assert f"# {table.schema.title}\n" in pages[f"data/{name}.md"]
        lead = text_of(html_of(real, f'table_lead("{name}")', f"data/{name}.md", "title: a"))
        assert lead.startswith(table.schema.description)
        assert f" · {len(table.schema.columns)} columns · " in lead


def test_a_table_that_is_new_to_the_descriptor_gets_its_whole_page(
    make_folder: Callable[..., Path], real: Site
) -> None:
    folder = make_folder()
    path = folder / "datapackage.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    (dyads,) = [one for one in content["resources"] if one["name"] == "dyads"]
    fields = [
        {"name": name, "type": kind, "title": name, "description": f"The {name}."}
        for name, kind in (
            ("id", "string"),
            ("dyad", "string"),
            ("date", "date"),
            ("berths", "integer"),
        )
    ]
    fields[3]["constraints"] = {"minimum": 1}
    schema = {"fields": fields, "primaryKey": ["id"], "missingValues": [""]}
    new = {"name": "ports", "title": "Ports", "description": "A port.", "path": "data/ports.csv"}
    content["resources"].append({**dyads, **new, "schema": schema})
    path.write_text(json.dumps(content), encoding="utf-8")
    (folder / "data" / "ports.csv").write_text(
        "id,dyad,date,berths\naktau,kaz-tjk,2021-05-03,12\n", encoding="utf-8"
    )
    site = site_of(real, folder)
    assert "data/ports.md" in [page.path for page in generated_pages(site)]
    shown = sections(site, "ports")
    assert list(shown) == ["Files", "Load it", "Columns", "Coverage", "First rows"]
    assert rows_of(shown["Coverage"])[-1] == ["All rows", "1", "1"]
    assert rows_of(shown["First rows"]) == [["aktau", "kaz-tjk", "2021-05-03", "12"]]
    assert "whole numbermay be empty; 1 or more" in rows_of(shown["Columns"])[3][2]


def test_every_column_stands_on_the_page_of_its_table(real: Site) -> None:
    for name, table in real.tables.items():
        html = sections(real, name)["Columns"]
        rows = {
            str(row.find(".//code").get("id")): words(row)
            for row in tree_of(html).iter("tr")
            if row.find(".//code") is not None
        }
        assert list(rows) == [f"column-{column}" for column in table.schema.column_names]
        for column in table.schema.columns:
            shown = rows[f"column-{column.name}"]
            for text in (column.title, column.description, column.unit, *options(column)):
                assert " ".join(text.split()) in shown, (name, column.name)
            assert ("never empty" in shown) == bool(column.constraints.get("required"))
            assert ("each value once" in shown) == bool(column.constraints.get("unique"))


def test_a_reference_leads_to_the_column_of_the_other_table(real: Site) -> None:
    for name, table in real.tables.items():
        links = {link.get("href") for link in tree_of(sections(real, name)["Columns"]).iter("a")}
        assert links == {
            f"../{key.table}/#column-{key.target_column}" for key in table.schema.foreign_keys
        }
        for key in table.schema.foreign_keys:
            assert key.target_column in real.tables[key.table].schema.column_names


def test_every_form_of_a_column_of_the_package_has_words(real: Site) -> None:
    columns = [column for table in real.tables.values() for column in table.schema.columns]
    patterns = {
        column.constraints["pattern"] for column in columns if "pattern" in column.constraints
    }
    assert len(patterns) > 5
    assert patterns <= set(PATTERNS)


@pytest.mark.parametrize(
    ("constraints", "expected"),
    [
        ({}, ("may be empty",)),
        ({"required": True, "unique": True}, ("never empty", "each value once")),
        ({"minimum": -100, "maximum": 1000}, ("may be empty", "−100 or more", "1,000 or less")),
        (
            {"exclusiveMinimum": 0, "exclusiveMaximum": 0.5},
            ("may be empty", "more than 0", "less than 0.5"),
        ),
        ({"pattern": "[A-Z]{3}"}, ("may be empty", "three capital letters")),
        ({"pattern": "x+"}, ("may be empty", "of the form x+")),
    ],
)
def test_rules_are_told_in_words(constraints: dict[str, object], expected: tuple[str, ...]) -> None:
    assert rules(Column("a", "string", "A", "An a.", "", constraints)) == expected


def test_files_are_told_with_rows_size_and_whole_digest(real: Site) -> None:
    tree = tree_of(sections(real, "trade_totals")["Files"])
    rows = list(tree.iterfind(".//tbody/tr"))
    assert len(rows) == 5
    for row in rows:
        path = str(row.find(".//a").get("href")).removeprefix("../../")
        file = real.downloads[path]
        digest = row.find(".//button").get("data-copy")
        assert digest == file.sha256
        assert file.sha256.startswith(words(row.find(".//code")).removesuffix("…"))
        size = words(row[1])
        number, unit = size.split()
        assert abs(float(number) * {"kB": 1e3, "MB": 1e6}[unit] / file.size - 1) < 0.01
    assert words(rows[0][2]) == str(len(csv_of(real, "trade_totals")))
    everything = sum(len(csv_of(real, name)) for name in real.tables)
    assert words(rows[2][2]).replace(",", "") == str(everything)


def test_coverage_is_the_count_of_the_rows_by_dyad_and_year(real: Site) -> None:
    rows = csv_of(real, "trade_totals")
    expected = Counter((row["dyad"], row["period"][:4]) for row in rows)
    tree = tree_of(sections(real, "trade_totals")["Coverage"])
    years = [words(head) for head in tree.iterfind(".//thead//th")][2:]
    shown: Counter[tuple[str, str]] = Counter()
    *pairs, last = tree.iterfind(".//tbody/tr")
    for row in pairs:
        dyad = str(row.find(".//a").get("href")).strip("/").split("/")[-1]
        counts = {year: words(cell) for year, cell in zip(years, row[2:], strict=True)}
        shown.update({(dyad, year): int(text) for year, text in counts.items() if text != "–"})
        assert int(words(row[1])) == sum(
            count for (one, _), count in expected.items() if one == dyad
        )
    assert shown == expected
    assert words(last[1]) == str(len(rows))
    assert sum(int(words(cell)) for cell in last[2:]) == len(rows)


def test_the_last_line_of_coverage_sums_to_the_rows_of_every_table(real: Site) -> None:
    covered = 0
    for name in real.tables:
        html = sections(real, name).get("Coverage")
        if html is None:
            continue
        covered += 1
        _, everything, *years = rows_of(html)[-1]
        assert int(everything.replace(",", "")) == len(csv_of(real, name)), name
        if years:
            assert sum(int(year.replace(",", "")) for year in years) == len(csv_of(real, name))
    assert covered == 12


def test_rows_of_several_pairs_count_with_each(real: Site) -> None:
    links = csv_of(real, "agreement_dyads")
    html = sections(real, "agreements")["Coverage"]
    shown = {row[0]: row[1] for row in rows_of(html)}
    unlinked = len(csv_of(real, "agreements")) - len({row["agreement_id"] for row in links})
    per_pair = sum(int(count) for name, count in shown.items() if name != "All rows")
    assert per_pair == len(links) + unlinked
    assert "A row about several pairs counts with each" in text_of(html)


def test_trade_of_no_pair_of_the_site_is_counted_apart(real: Site) -> None:
    outside = [
        row
        for row in csv_of(real, "trade_products")
        if "-".join(sorted((row["exporter"].lower(), row["importer"].lower())))
        not in real.package.dyads
    ]
    shown = {row[0]: row[1] for row in rows_of(sections(real, "trade_products")["Coverage"])}
    assert outside
    assert shown["no pair of this site"] == str(len(outside))


def test_of_many_pairs_those_with_most_rows_are_shown_and_the_others_summed(real: Site) -> None:
    counts = {(f"p{number:02}", "2022"): number + 1 for number in range(MOST_PAIRS + 5)}
    rows = sum(counts.values())
    covered = Coverage(True, "period", counts, {"2022": rows}, rows)
    shown = rows_of(str(coverage_block(page_of(real, "data/a.md"), covered)))
    assert len(shown) == MOST_PAIRS + 2
    assert shown[-2] == ["5 other pairs", "15", "15"]
    assert shown[-1] == ["All rows", "1,035", "1,035"]
    assert rows == 1035


def test_the_first_rows_are_those_of_the_file(real: Site) -> None:
    for name, table in real.tables.items():
        tree = tree_of(sections(real, name)["First rows"])
        assert "bb-sortable" in str(tree.find(".//table").get("class"))
        heads = [words(head) for head in tree.iterfind(".//thead//th")]
        assert heads == list(table.schema.column_names)
        shown = rows_of(sections(real, name)["First rows"])
        expected = csv_of(real, name)[:FIRST_ROWS]
        assert shown == [
            [" ".join(row[column].split()) or "not stated" for column in heads] for row in expected
        ]


def test_quality_of_statements_is_a_recount_of_the_files(real: Site) -> None:
    rows, checks = csv_of(real, "trade_totals"), csv_of(real, "checks")
    cells: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in rows:
        cells[row["dyad"], row["reporter"], row["flow"], row["period"]].add(row["source_id"])
    twice = sum(len(sources) > 1 for sources in cells.values())
    tested = {row_id for check in checks for row_id in check["inputs"].split()}
    conflicting = {
        row_id
        for check in checks
        if check["verdict"] == "conflicts"
        for row_id in check["inputs"].split()
    }
    ids = {row["id"] for row in rows}
    inferred = sum(bool(row["inferred"]) for row in rows)
    issues = {
        row["row_id"] for row in csv_of(real, "known_issues") if row["table"] == "trade_totals"
    }
    count = len(rows)
    assert 0 < twice < len(cells)
    assert quality_of(real, "trade_totals") == {
        "Rows that name their source": f"{count} of {count}",
        "Cells that two or more sources state": f"{twice} of {len(cells)}",
        "Rows that checks have tested": f"{len(tested & ids)} of {count}",
        "Tested rows with a conflict": f"{len(conflicting & ids)} of {len(tested & ids)}",
        "Rows with a column that was read into the text": f"{inferred} of {count}",
        "Rows with a known issue": f"{len(issues)} of {count}",
    }


def test_quality_of_figures_is_a_recount_of_the_files(real: Site) -> None:
    rows = csv_of(real, "figures")
    source_of = {row["id"]: row["source_id"] for row in csv_of(real, "trade_totals")}
    twice = sum(
        len({source_of[one] for one in f"{row['row_ids']} {row['alternative_row_ids']}".split()})
        > 1
        for row in rows
    )
    verdicts = Counter(row["verdict"] for row in rows)
    tested = len(rows) - verdicts[""]
    assert quality_of(real, "figures") == {
        "Rows that name their source": f"{len(rows)} of {len(rows)}",
        "Cells that two or more sources state": f"{twice} of {len(rows)}",
        "Rows that checks have tested": f"{tested} of {len(rows)}",
        "Tested rows with a conflict": f"{verdicts['conflicts']} of {tested}",
    }


def test_quality_of_checks_is_their_share_of_conflicts(real: Site) -> None:
    rows = csv_of(real, "checks")
    conflicts = sum(row["verdict"] == "conflicts" for row in rows)
    assert quality_of(real, "checks") == {"Rows with a conflict": f"{conflicts} of {len(rows)}"}


def test_quality_of_commitments_counts_subjects(real: Site) -> None:
    subjects: defaultdict[str, set[str]] = defaultdict(set)
    for row in csv_of(real, "commitments"):
        subjects[row["subject_id"]].add(row["source_id"])
    twice = sum(len(sources) > 1 for sources in subjects.values())
    shown = quality_of(real, "commitments")
    assert shown["Subjects that two or more sources state"] == f"{twice} of {len(subjects)}"


def test_each_table_lists_its_own_known_issues(real: Site) -> None:
    listed = 0
    for name in real.tables:
        own = [row for row in csv_of(real, "known_issues") if row["table"] == name]
        html = sections(real, name).get("Known issues", "")
        assert bool(html) == bool(own)
        shown = [(row[0], row[3]) for row in rows_of(html)] if html else []
        assert sorted(shown) == sorted(
            (row["row_id"], " ".join(row["problem"].split())) for row in own
        )
        listed += len(shown)
    assert listed == len(csv_of(real, "known_issues"))


def test_what_has_no_meaning_for_a_table_is_left_out(real: Site) -> None:
    assert list(sections(real, "economies")) == ["Files", "Load it", "Columns", "First rows"]
    assert list(sections(real, "sources")) == [
        "Files",
        "Load it",
        "Columns",
        "Coverage",
        "First rows",
        "Quality",
        "Known issues",
    ]
    assert "Pair" not in text_of(sections(real, "sources")["Coverage"])


def test_a_table_without_rows_shows_its_columns_and_files_alone(make_site: MakeSite) -> None:
    site = make_site(trade_totals=(total("export", "2022", "877.6", "0.1"),))
    assert list(sections(site, "commitments")) == ["Files", "Load it", "Columns"]
    assert "Quality" in sections(site, "trade_totals")
    assert quality_of(site, "trade_totals") == {
        "Rows that name their source": "1 of 1",
        "Cells that two or more sources state": "0 of 1",
        "Rows with a column that was read into the text": "0 of 1",
    }


def test_shares_are_those_of_the_counts_beside_them(real: Site) -> None:
    for name in real.tables:
        html = sections(real, name).get("Quality")
        for _, share, count in rows_of(html) if html else []:
            part, whole = (int(number.replace(",", "")) for number in count.split(" of "))
            assert 0 <= part <= whole
            assert abs(float(share.removeprefix("under ").split()[0]) - 100 * part / whole) <= 1


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (0, 9, "0 %"),
        (9, 9, "100 %"),
        (1, 3, "33 %"),
        (1, 900, "under 1 %"),
        (899, 900, "over 99 %"),
    ],
)
def test_some_are_never_none_and_never_all(part: int, whole: int, expected: str) -> None:
    assert plain_spaces(share_text(part, whole)) == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (309, "309 bytes"),
        (1000, "1.00 kB"),
        (43_480, "43.5 kB"),
        (327_687, "328 kB"),
        (1_069_056, "1.07 MB"),
    ],
)
def test_sizes_have_three_digits(size: int, expected: str) -> None:
    assert plain_spaces(file_size(size)) == expected
