"""Links are asked for on a real server of this machine: what it answers, and how it is asked."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest

from briefs.site.link_checking import LinkAnswer, LinkState, Manner, check_links
from briefs.site.outside_links import outside_links
from conftest import GAZETTE, PROJECT, SOURCE, MakeFolder

QUICK = Manner("tests", pause=0.0, connect=0.5, read=0.4, retries=1, wait=0.01, longest_wait=1)
STATUSES = {"ok": 200, "gone": 404, "over": 410, "broken": 500, "private": 403, "odd": 999}
REDIRECTS = {
    "moved": (301, "/ok"),
    "again": (308, "/moved"),
    "found": (302, "/ok"),
    "mixed": (301, "/found"),
    "loop": (302, "/loop"),
    "lost": (301, "/gone"),
    "start": (302, "/"),
    "mail": (301, "mailto:a@b.example"),
}


class Site(ThreadingHTTPServer):
    """Remembers what it was asked, and how many requests it held at once."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, float, str]] = []
        self.held = 0
        self.most_held = 0
        self.lock = threading.Lock()
        self.meeting = threading.Barrier(2, timeout=5)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_port}/{path}"

    def times(self, path: str) -> int:
        return Counter(asked for asked, _, _ in self.asked)[f"/{path}"]


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        name = self.path.strip("/").split("?")[0]
        with self.server.lock:
            agent = self.headers["User-Agent"]
            self.server.asked.append((self.path, time.monotonic(), agent))
            self.server.held += 1
            self.server.most_held = max(self.server.most_held, self.server.held)
        self.answer(name)
        with self.server.lock:
            self.server.held -= 1

    def answer(self, name: str) -> None:
        if name == "slow":
            time.sleep(1.0)
        if name == "meet":
            self.server.meeting.wait()
        if name == "cut" and not self.path.endswith("ok"):
            self.close_connection = True
            return
        status, target = REDIRECTS.get(name, (STATUSES.get(name, 200), ""))
        if name == "flaky" and self.server.times("flaky") == 1:
            status = 503
        if name == "busy" and self.server.times("busy") == 1:
            status = 429
        self.send_response(status)
        if target:
            self.send_header("Location", target)
        if name == "busy":
            self.send_header("Retry-After", "9999")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(address: str) -> LinkAnswer:
    (answer,) = check_links([address], QUICK)
    return answer


def test_a_page_that_is_there_answers(site: Site) -> None:
    assert ask(site.at("ok")) == LinkAnswer(site.at("ok"), LinkState.ANSWERS)


@pytest.mark.parametrize("name", ["gone", "over", "lost"])
def test_a_page_that_is_not_there_is_dead(site: Site, name: str) -> None:
    answer = ask(site.at(name))
    assert answer.state is LinkState.DEAD
    assert answer.reason == f"not there, status {410 if name == 'over' else 404}"


def test_a_page_that_is_gone_is_asked_for_once(site: Site) -> None:
    ask(site.at("gone"))
    assert site.times("gone") == 1


@pytest.mark.parametrize("name", ["moved", "again"])
def test_a_page_that_moved_for_good_tells_where(site: Site, name: str) -> None:
    expected = LinkAnswer(site.at(name), LinkState.MOVED, "moved for good", site.at("ok"))
    assert ask(site.at(name)) == expected


@pytest.mark.parametrize("name", ["found", "mixed"])
def test_a_passing_redirect_is_no_move(site: Site, name: str) -> None:
    assert ask(site.at(name)).state is LinkState.ANSWERS


def test_an_article_that_leads_to_the_start_of_its_site_has_moved(site: Site) -> None:
    answer = ask(site.at("start"))
    assert (answer.state, answer.leads_to) == (LinkState.MOVED, site.at(""))
    assert ask(site.at("")).state is LinkState.ANSWERS


@pytest.mark.parametrize("name", ["private", "odd"])
def test_a_site_that_turns_programs_away_is_not_dead(site: Site, name: str) -> None:
    answer = ask(site.at(name))
    assert (answer.state, answer.reason) == (LinkState.REFUSES, f"status {STATUSES[name]}")


def test_a_fault_of_a_site_is_tried_again_and_then_dead(site: Site) -> None:
    answer = ask(site.at("broken"))
    assert (answer.state, answer.reason) == (LinkState.DEAD, "fault of the site, status 500")
    assert site.times("broken") == QUICK.retries + 1


def test_a_fault_that_passes_is_no_fault(site: Site) -> None:
    assert ask(site.at("flaky")).state is LinkState.ANSWERS
    assert site.times("flaky") == 2


def test_a_site_that_asks_for_a_long_wait_gets_the_longest_of_ours(site: Site) -> None:
    begun = time.monotonic()
    assert ask(site.at("busy")).state is LinkState.ANSWERS
    assert QUICK.longest_wait <= time.monotonic() - begun < QUICK.longest_wait + 5


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("slow", "no answer in time"),
        ("cut", "no connection"),
        ("loop", "leads from one address to another without end"),
        ("mail", "no valid answer"),
    ],
)
def test_no_answer_is_dead_and_said_in_words(site: Site, name: str, reason: str) -> None:
    answer = ask(site.at(name))
    assert (answer.state, answer.reason) == (LinkState.DEAD, reason)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:1/", "no connection"),
        ("http://no-such-host.invalid/a", "no such host"),
        ("http://[broken/", "no valid answer"),
        ("https://.example.invalid/", "no valid answer"),
    ],
)
def test_what_cannot_be_reached_is_dead(address: str, reason: str) -> None:
    answer = ask(address)
    assert (answer.state, answer.reason) == (LinkState.DEAD, reason)


def test_a_site_is_asked_one_page_at_a_time_with_a_pause(site: Site) -> None:
    pause = 0.15
    manner = Manner("tests", pause=pause)
    check_links([site.at(f"ok?{number}") for number in range(4)], manner)
    times = [moment for _, moment, _ in site.asked]
    assert site.most_held == 1
    assert all(later - earlier >= pause for earlier, later in pairwise(times))


def test_a_site_that_never_answers_is_not_asked_for_every_page(site: Site) -> None:
    addresses = [site.at(f"cut?{number}") for number in range(6)]
    answers = check_links(addresses, QUICK)
    assert [answer.state for answer in answers] == [LinkState.DEAD] * 6
    assert len({path for path, _, _ in site.asked}) == QUICK.patience == 3
    assert answers[-1].reason == "no connection, like 3 pages of the site before it"


def test_an_answer_among_silences_begins_the_patience_anew(site: Site) -> None:
    addresses = [site.at(name) for name in ("cut?1", "cut?2", "cut?3&ok", "cut?4", "cut?5")]
    answers = check_links(addresses, QUICK)
    assert len({path for path, _, _ in site.asked}) == 5
    assert [answer.state is LinkState.DEAD for answer in answers] == [True, True, False, True, True]


def test_sites_are_asked_side_by_side(site: Site) -> None:
    # Each of the two requests is answered only when the other has come as well.
    answers = check_links([site.at("meet"), site.at("meet", "localhost")], Manner("tests"))
    assert [answer.state for answer in answers] == [LinkState.ANSWERS] * 2


def test_answers_are_in_the_order_of_addresses_and_each_once(site: Site) -> None:
    addresses = [site.at(name) for name in ("ok?b", "gone", "ok?a", "gone")]
    answers = check_links(addresses, QUICK)
    assert [answer.address for answer in answers] == sorted(set(addresses))


def test_a_site_can_see_who_asks(site: Site) -> None:
    check_links([site.at("ok")], Manner("bilateral-briefs/1 (+https://example.org)"))
    assert [agent for _, _, agent in site.asked] == ["bilateral-briefs/1 (+https://example.org)"]


@pytest.fixture
def small(make_folder: MakeFolder, tmp_path: Path) -> Path:
    archived = {**GAZETTE, "archive_url": "https://archive.example/gazette"}
    make_folder(sources=(SOURCE, archived))
    text = (
        "site_url: https://our.example/b/\nrepo_url: https://git.example/r\nedit_uri: edit/docs/\n"
    )
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / "docs" / "decisions").mkdir(parents=True)
    page = (
        "# A\n\nSee [one](https://paper.example/2023#part), [ours](https://our.example/b/c/),\n"
        "<https://auto.example/>, [page](other.md), [mail](mailto:a@b.example).\n\n"
        "`https://code.example/`\n"
    )
    (tmp_path / "docs" / "a.md").write_text(page, encoding="utf-8")
    (tmp_path / "docs" / "decisions" / "0001.md").write_text("<https://no.example>\n", "utf-8")
    return tmp_path


def test_addresses_of_other_sites_are_found_with_every_place(small: Path) -> None:
    sources = "datapackage/data/sources.csv"
    assert outside_links(small) == {
        "https://archive.example/gazette": (f"{sources}, gazette-2023, archive_url",),
        "https://auto.example/": ("docs/a.md, line 3",),
        "https://gazette.example": (f"{sources}, gazette-2023",),
        "https://paper.example/2023": (f"{sources}, paper-2023", "docs/a.md, line 3"),
    }


def test_every_source_of_the_real_data_is_asked_for() -> None:
    places = outside_links(PROJECT)
    rows = (PROJECT / "datapackage/data/sources.csv").read_text(encoding="utf-8").splitlines()
    assert sum("sources.csv" in place for named in places.values() for place in named) >= (
        len(rows) - 1
    )
    assert any("docs/" in place for named in places.values() for place in named)
