"""The macros as mkdocs-macros and Zensical load them: each call finds its finished result."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from briefs.macros.bindings import MACROS
from briefs.macros.calls import call_source
from briefs.macros.fragments import Fragments, read_fragments
from briefs.macros.insertion import remember


class Environment(Protocol):
    """What both generators pass to `define_env`."""

    page: Any
    project_dir: str

    def macro(self, function: Callable[..., str], name: str) -> Any:
        """Register a function under a name."""


def define_env(env: Environment) -> None:
    """Register every macro.

    The pass over the pages, which runs before the generator, has made each call once and checked
    it; here a call is only looked up.

    Args:
        env: the environment of mkdocs-macros, or Zensical's own.
    """
    for name in MACROS:
        env.macro(_looked_up(env, name), name)


def _looked_up(env: Environment, name: str) -> Callable[..., str]:
    def macro(*args: Any, **kwargs: Any) -> str:
        fragments = _fragments(env.project_dir, _page_path(env.page))
        return fragments.texts[call_source(name, args, kwargs)]

    return macro


@lru_cache(maxsize=1)
def _fragments(project: str, page: str) -> Fragments:
    fragments = read_fragments(Path(project), page)
    remember(fragments)
    return fragments


def _page_path(page: Any) -> str:
    """The page's path below ``docs/``; the two generators name it differently."""
    return str(page.file.src_uri) if hasattr(page, "file") else str(page.path)
