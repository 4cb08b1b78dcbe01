import json

from briefs.site.search import DOCUMENTS, INDEX, defer_index


def test_the_index_of_every_page_moves_and_leaves_its_settings(tmp_path):
    (tmp_path / INDEX).parent.mkdir()
    whole = {"config": {"lang": ["en"]}, "docs": [{"location": "", "text": "wheat"}]}
    (tmp_path / INDEX).write_text(json.dumps(whole))
    defer_index(tmp_path)
    assert json.loads((tmp_path / DOCUMENTS).read_text()) == whole
    assert json.loads((tmp_path / INDEX).read_text()) == {"config": {"lang": ["en"]}, "docs": []}


def test_a_site_without_this_index_stays_as_it_is(tmp_path):
    defer_index(tmp_path)
    assert list(tmp_path.iterdir()) == []
