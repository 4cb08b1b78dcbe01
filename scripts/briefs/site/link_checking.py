"""Asking other sites whether their pages are still there.

Sites are asked side by side, but each one page at a time, with a pause; only the head of an answer
is read. What may pass is tried again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import (
    ConnectTimeoutError,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
)
from urllib3.util import Retry

_GONE = (404, 410)
_REFUSALS = (401, 403, 405, 406, 429, 451, 999)
_PASSING = (429, 500, 502, 503, 504)
_PERMANENT = (301, 308)
_NO_HOST, _NO_CONNECTION, _NO_ANSWER = "no such host", "no connection", "no answer in time"
_SILENCES = (_NO_HOST, _NO_CONNECTION, _NO_ANSWER)
_REASONS: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((NameResolutionError,), _NO_HOST),
    ((NewConnectionError,), _NO_CONNECTION),
    ((requests.exceptions.SSLError,), "the certificate is not valid"),
    ((requests.Timeout, ConnectTimeoutError, ReadTimeoutError), _NO_ANSWER),
    ((requests.TooManyRedirects,), "leads from one address to another without end"),
    ((requests.ConnectionError,), _NO_CONNECTION),
)


class LinkState(StrEnum):
    """What became of an address."""

    ANSWERS = "answers"
    MOVED = "moved"
    REFUSES = "refuses"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """What an address answered: its state, why in words, and where it leads if it moved."""

    address: str
    state: LinkState
    reason: str = ""
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How sites are asked; times in seconds.

    ``sites`` are asked side by side; ``pause`` lies between two pages of one; ``connect`` and
    ``read`` are how long an answer may take; a passing fault is tried ``retries`` times again,
    after ``wait``, twice ``wait`` and so on, or after what the site asks for, ``longest_wait`` at
    most. After ``patience`` pages in a row without any answer, the rest of a site is not asked.
    """

    agent: str
    sites: int = 8
    pause: float = 1.0
    connect: float = 10.0
    read: float = 30.0
    retries: int = 2
    wait: float = 2.0
    longest_wait: int = 60
    patience: int = 3


def check_links(
    addresses: Iterable[str], manner: Manner, progress: Callable[[str], None] = lambda _: None
) -> tuple[LinkAnswer, ...]:
    """What each address answers, in the order of addresses.

    Args:
        addresses: of pages, beginning with http:// or https://.
        manner: how they are asked.
        progress: is told each site when all its pages are asked.
    """
    by_site: dict[str, list[str]] = {}
    for address in sorted(set(addresses)):
        by_site.setdefault(_site(address), []).append(address)

    def ask(site: str) -> tuple[LinkAnswer, ...]:
        answers = tuple(_ask_site(by_site[site], manner))
        progress(f"{site}: {len(answers)}")
        return answers

    with ThreadPoolExecutor(manner.sites) as pool:
        found = [answer for answers in pool.map(ask, by_site) for answer in answers]
    return tuple(sorted(found, key=lambda answer: answer.address))


def _site(address: str) -> str:
    """The host and port of an address; what is no address is a site of its own."""
    return address.split("/", 3)[2] if address.count("/") > 1 else address


def _ask_site(addresses: list[str], manner: Manner) -> Iterator[LinkAnswer]:
    with requests.Session() as session:
        session.headers["User-Agent"] = manner.agent
        for scheme in ("http://", "https://"):
            session.mount(scheme, HTTPAdapter(max_retries=_retry(manner)))
        silences: list[str] = []
        for number, address in enumerate(addresses):
            if len(silences) == manner.patience:
                reason = f"{silences[-1]}, like {manner.patience} pages of the site before it"
                yield LinkAnswer(address, LinkState.DEAD, reason)
                continue
            if number:
                time.sleep(manner.pause)
            answer = _ask(session, address, manner)
            silences = [*silences, answer.reason] if answer.reason in _SILENCES else []
            yield answer


def _retry(manner: Manner) -> Retry:
    return Retry(
        total=manner.retries,
        backoff_factor=manner.wait,
        backoff_max=manner.longest_wait,
        retry_after_max=manner.longest_wait,
        status_forcelist=_PASSING,
        raise_on_status=False,
    )


def _ask(session: requests.Session, address: str, manner: Manner) -> LinkAnswer:
    try:
        with session.get(address, stream=True, timeout=(manner.connect, manner.read)) as response:
            return _read(address, response)
    except (requests.RequestException, UnicodeError) as error:
        return LinkAnswer(address, LinkState.DEAD, _words(error))


def _read(address: str, response: requests.Response) -> LinkAnswer:
    status, leads_to = response.status_code, response.url
    if status in _REFUSALS:
        return LinkAnswer(address, LinkState.REFUSES, f"status {status}")
    if not response.ok:
        reason = "not there" if status in _GONE else "fault of the site"
        return LinkAnswer(address, LinkState.DEAD, f"{reason}, status {status}")
    if _is_home(leads_to) and not _is_home(address):
        return LinkAnswer(address, LinkState.MOVED, "leads to the start of a site", leads_to)
    if response.history and all(step.status_code in _PERMANENT for step in response.history):
        return LinkAnswer(address, LinkState.MOVED, "moved for good", leads_to)
    return LinkAnswer(address, LinkState.ANSWERS)


def _is_home(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _words(error: Exception) -> str:
    """Why there was no answer; never the error's own text, which may hold what a site sent."""
    cause = error.args[0] if error.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else error
    for kinds, words in _REASONS:
        if isinstance(reason, kinds) or isinstance(error, kinds):
            return words
    return "no valid answer"
