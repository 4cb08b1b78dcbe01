import json

import pytest

from briefs.site.search import DOCUMENTS, INDEX, defer_index


def test_the_index_of_every_page_moves_and_leaves_its_settings(tmp_path):
    (tmp_path / INDEX).parent.mkdir()
    whole = {"config": {"lang": ["en"]}, "docs": [{"location": "", "text": "wheat"}]}
    (tmp_path / INDEX).write_text(json.dumps(whole))
    defer_index(tmp_path)
    assert json.loads((tmp_path / DOCUMENTS).read_text()) == whole
    assert json.loads((tmp_path / INDEX).read_text()) == {"config": {"lang": ["en"]}, "docs": []}


@pytest.mark.parametrize("is_escaped", [True, False])
@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_spaces_that_keep_a_unit_beside_its_number_become_plain(tmp_path, space, is_escaped):
    (tmp_path / INDEX).parent.mkdir()
    whole = {"config": {}, "docs": [{"location": "", "text": f"$2{space}billion, млрд"}]}
    (tmp_path / INDEX).write_text(json.dumps(whole, ensure_ascii=is_escaped), encoding="utf-8")
    defer_index(tmp_path)
    text = (tmp_path / DOCUMENTS).read_text(encoding="utf-8")
    assert json.loads(text)["docs"] == [{"location": "", "text": "$2 billion, млрд"}]


def test_a_site_without_this_index_stays_as_it_is(tmp_path):
    defer_index(tmp_path)
    assert list(tmp_path.iterdir()) == []
