"""Tables are replaced all together or not at all, and those referred to come first."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.model import FindingsError
from briefs.tables import read_descriptor, replace_tables
from conftest import PROJECT, MakeFolder

NEW = {"events": b"new events\n", "sources": b"new sources\n", "event_dyads": b"new links\n"}


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_file_is_replaced_and_nothing_else_is_left(make_folder: MakeFolder) -> None:
    folder = make_folder()
    before = files_of(folder.parent)
    replace_tables(read_descriptor(folder), NEW)
    after = files_of(folder.parent)
    expected = {f"datapackage/data/{name}.csv": content for name, content in NEW.items()}
    assert after == before | expected


@pytest.mark.parametrize("failing", ["sources", "events", "event_dyads"])
def test_a_file_that_cannot_be_replaced_leaves_all_as_they_were(
    make_folder: MakeFolder, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    folder = make_folder()
    before = files_of(folder.parent)
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.name == f"{failing}.csv.new":
            raise OSError(28, "No space left on device", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(FindingsError, match="No space left on device") as told:
        replace_tables(read_descriptor(folder), NEW)
    (finding,) = told.value.findings
    assert finding.file.endswith(f"{failing}.csv")
    assert files_of(folder.parent) == before


def test_a_table_is_replaced_before_those_that_refer_to_it(
    make_folder: MakeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        order.append(self.name)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    replace_tables(read_descriptor(make_folder()), NEW)
    assert order == ["sources.csv.new", "events.csv.new", "event_dyads.csv.new"]


def test_the_descriptor_lists_a_table_before_those_that_refer_to_it() -> None:
    listed = list(tables := read_descriptor(PROJECT / "datapackage").tables)
    for name, schema in tables.items():
        for key in schema.foreign_keys:
            assert listed.index(key.table) < listed.index(name)
