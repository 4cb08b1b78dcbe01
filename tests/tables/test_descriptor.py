import json
from datetime import UTC, datetime

import pytest

from briefs.tables import DESCRIPTOR_NAME, ForeignKey, read_descriptor


@pytest.fixture(scope="module")
def descriptor(project):
    return read_descriptor(project / "datapackage")


def test_tables_stand_in_the_descriptors_order(descriptor):
    assert list(descriptor.tables) == [one["name"] for one in descriptor.content["resources"]]


def test_every_column_of_the_descriptor_becomes_a_column(descriptor):
    for resource in descriptor.content["resources"]:
        table = descriptor.tables[resource["name"]]
        fields = resource["schema"]["fields"]
        assert table.column_names == tuple(field["name"] for field in fields)
        assert [column.type for column in table.columns] == [field["type"] for field in fields]
        for column, field in zip(table.columns, fields, strict=True):
            assert column.constraints == field.get("constraints", {})
            assert column.title == field["title"]
            assert column.description == field["description"]


def test_every_file_has_the_header_that_the_descriptor_says(descriptor):
    for table in descriptor.tables.values():
        header = (descriptor.folder / table.path).read_text(encoding="utf-8").splitlines()[0]
        assert header == ",".join(table.column_names), table.name


def test_a_column_of_money_says_its_unit_and_a_column_without_unit_says_none(descriptor):
    units = {column.name: column.unit for column in descriptor.tables["trade_totals"].columns}
    assert units["value_usd_million"]
    assert units["flow"] == ""


def test_keys_name_columns_and_tables_that_are_there(descriptor):
    for table in descriptor.tables.values():
        assert set(table.primary_key) <= set(table.column_names)
        for key in table.foreign_keys:
            assert key.column in table.column_names
            assert key.target_column in descriptor.tables[key.table].column_names


def test_totals_refer_to_dyads_economies_and_sources(descriptor):
    keys = descriptor.tables["trade_totals"].foreign_keys
    assert ForeignKey("dyad", "dyads", "id") in keys
    assert ForeignKey("reporter", "economies", "code") in keys
    assert ForeignKey("source_id", "sources", "id") in keys


def test_version_and_today_come_from_the_descriptor(make_folder):
    folder = make_folder()
    path = folder / DESCRIPTOR_NAME
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**content, "version": "9.8.7", "created": "2001-02-03T04:05:06Z"}))
    descriptor = read_descriptor(folder)
    assert descriptor.version == "9.8.7"
    assert descriptor.created == datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC)


def test_a_folder_without_a_descriptor_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_descriptor(tmp_path)


def test_a_descriptor_that_is_no_json_is_refused(tmp_path):
    (tmp_path / DESCRIPTOR_NAME).write_text("{")
    with pytest.raises(json.JSONDecodeError):
        read_descriptor(tmp_path)
