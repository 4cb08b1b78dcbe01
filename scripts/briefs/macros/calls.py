"""The pass over Markdown, part one: which macros a page calls, and what it may not do.

A Jinja expression can run code, and Jinja's sandbox alone does not hold, so a page may do nothing
but call the project's macros with literal arguments.
"""

from __future__ import annotations

import difflib
import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_type_hints

from jinja2 import Environment, TemplateSyntaxError, nodes

from briefs.macros.bindings import MACROS
from briefs.macros.front_matter import without_front_matter
from briefs.model import Finding
from briefs.model.fault_codes import markdown

_ENVIRONMENT = Environment()  # noqa: S701  it only parses; nothing is rendered with it
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-+)[ \t]*")
_WORDS = {int: "a number", str: "a text", bool: "True or False"}
_ALONE = re.compile(r"\{\{(?:(?!\}\}).)*\}\}")
_RAW = re.compile(r"\{% (?:end)?raw %\}[ \t]*")
_ONLY_CALLS = "a call of a macro with literal arguments, such as {{ turnover(2022) }}"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a macro on a page."""

    file: str
    line: int
    name: str
    args: tuple[Any, ...]
    kwargs: tuple[tuple[str, Any], ...]

    @property
    def source(self) -> str:
        """The call in its one spelling, which finds its result again at the generator's time."""
        return call_source(self.name, self.args, dict(self.kwargs))


def call_source(name: str, args: Iterable[Any], kwargs: dict[str, Any]) -> str:
    """A call in its one spelling: keywords in alphabetical order, values as Python writes them."""
    shown = [repr(value) for value in args]
    shown += [f"{key}={value!r}" for key, value in sorted(kwargs.items())]
    return f"{name}({', '.join(shown)})"


def parse_calls(file: str, text: str) -> tuple[tuple[Call, ...], tuple[Finding, ...]]:
    """Every macro call of a page, and everything in its expressions that is not allowed.

    Args:
        file: the page's name in findings.
        text: the whole file, front matter included, so that lines are those of the file.
    """
    body = without_front_matter(text)
    try:
        tree = _ENVIRONMENT.parse(body)
    except TemplateSyntaxError as error:
        finding = Finding(
            file,
            error.lineno,
            "",
            error.message or "",
            _ONLY_CALLS,
            "correct the expression",
            markdown.MACRO_SYNTAX,
        )
        return (), (finding,)
    calls: list[Call] = []
    lines = [*body.split("\n"), ""]
    findings = list(_mark_findings(file, body, lines))
    for node in _expressions(tree):
        result = _read(file, node)
        if isinstance(result, Finding):
            findings.append(result)
        elif misplaced := _misplaced(result, *lines[result.line - 1 : result.line + 1]):
            findings.append(misplaced)
        else:
            calls.append(result)
    return tuple(calls), tuple(findings)


def _mark_findings(file: str, body: str, lines: list[str]) -> Iterator[Finding]:
    """Comments, and marks of raw text within a line: taken out, they join what they part.

    ``<{# #}script>`` is no tag before Jinja has read it, and one afterwards.
    """
    for line, kind, _ in _ENVIRONMENT.lex(body):
        if kind == "comment_begin":
            cure = "remove the comment"
            yield Finding(
                file,
                line,
                "",
                "{# … #}",
                "text without comments of Jinja",
                cure,
                markdown.STATEMENT,
            )
        elif kind in ("raw_begin", "raw_end") and not _RAW.fullmatch(lines[line - 1]):
            expected = "{% raw %} or {% endraw %} alone on its line, written like this"
            cure = "put it on a line of its own"
            yield Finding(
                file, line, "", lines[line - 1].strip()[:80], expected, cure, markdown.STATEMENT
            )


def _expressions(tree: nodes.Template) -> Iterator[nodes.Node]:
    for statement in tree.body:
        if isinstance(statement, nodes.Output):
            yield from (
                node for node in statement.nodes if not isinstance(node, nodes.TemplateData)
            )
        else:
            yield statement


def _read(file: str, node: nodes.Node) -> Call | Finding:
    if isinstance(node, nodes.Stmt):
        name = type(node).__name__.lower()
        # Jinja gives some statements no line; what stands in them has one.
        line = node.lineno or next((part.lineno for part in node.find_all(nodes.Expr)), 0)
        value, cure = f"{{% {name} %}}", "remove the statement"
        return Finding(file, line, "", value, _ONLY_CALLS, cure, markdown.STATEMENT)
    if isinstance(node, nodes.Name):
        return _unknown(file, node) if node.name not in MACROS else _not_called(file, node)
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return Finding(
            file,
            node.lineno,
            "",
            _shown(node),
            _ONLY_CALLS,
            "write the call alone",
            markdown.NOT_A_CALL,
        )
    if node.node.name not in MACROS:
        return _unknown(file, node.node)
    return _arguments(file, node, node.node.name)


def _arguments(file: str, node: nodes.Call, name: str) -> Call | Finding:
    try:
        args = tuple(_literal(argument) for argument in (*node.args, *_starred(node)))
        kwargs = tuple((keyword.key, _literal(keyword.value)) for keyword in node.kwargs)
    except nodes.Impossible:
        cure = "write numbers and quoted texts as arguments"
        return Finding(
            file, node.lineno, "", f"{name}(…)", "literal arguments", cure, markdown.NOT_LITERAL
        )
    call = Call(file, node.lineno, name, args, kwargs)
    signature = inspect.signature(MACROS[name].make)
    try:
        _refuse_types(name, signature.bind(None, *args, **_once(kwargs)))
    except TypeError as error:
        known = [key for key in signature.parameters if key != "page" and key != "context"]
        expected = f"{name}({', '.join(known)})"
        return Finding(
            file,
            node.lineno,
            "",
            call.source,
            expected,
            f"correct the call: {error}",
            markdown.WRONG_ARGUMENTS,
        )
    return call


def _once(kwargs: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
    if repeated := [key for index, (key, _) in enumerate(kwargs) if key in dict(kwargs[:index])]:
        raise TypeError(f"{repeated[0]} is given twice")
    return dict(kwargs)


def _refuse_types(name: str, bound: inspect.BoundArguments) -> None:
    hints = get_type_hints(MACROS[name].make)
    for key, value in list(bound.arguments.items())[1:]:
        allowed = get_args(hints[key]) or (hints[key],)
        if type(value) not in allowed:
            wanted = " or ".join(_WORDS[kind] for kind in allowed if kind in _WORDS)
            raise TypeError(f"{key} is {wanted}, not {value!r}")


def _starred(node: nodes.Call) -> list[nodes.Expr]:
    """The arguments after ``*`` and ``**``, none of which is a literal."""
    return [argument for argument in (node.dyn_args, node.dyn_kwargs) if argument is not None]


def _literal(node: nodes.Expr) -> Any:
    """The value of a constant or a negated one.

    Raises:
        nodes.Impossible: the node is anything else.
    """
    if isinstance(node, nodes.Const):
        return node.value
    if isinstance(node, nodes.Neg) and isinstance(node.node, nodes.Const):
        value = node.node.value
        if isinstance(value, int | float):
            return -value
    raise nodes.Impossible


def _unknown(file: str, node: nodes.Name) -> Finding:
    near = difflib.get_close_matches(node.name, MACROS, n=3) or sorted(MACROS)
    return Finding(
        file,
        node.lineno,
        "",
        node.name,
        "a macro",
        f"nearest: {', '.join(near)}",
        markdown.UNKNOWN_MACRO,
    )


def _not_called(file: str, node: nodes.Name) -> Finding:
    cure = f"write {{{{ {node.name}(…) }}}}"
    return Finding(file, node.lineno, "", node.name, _ONLY_CALLS, cure, markdown.NOT_A_CALL)


def _misplaced(call: Call, line: str, following: str) -> Finding | None:
    """A call in a heading, or a block that does not stand alone on its line."""
    line = line.strip()
    if line.lstrip("> \t-*+0123456789.)").startswith("#") or _UNDERLINE.fullmatch(following):
        expected = "no macro in a heading, whose text is part of addresses and contents lists"
        code = markdown.IN_HEADING
        cure = "move the figure into the text below"
    elif MACROS[call.name].is_block and not _ALONE.fullmatch(line):
        expected = f"{call.name} alone on its line, as it makes a block"
        code = markdown.NOT_ALONE
        cure = "put the call on a line of its own with empty lines around it"
    else:
        return None
    return Finding(call.file, call.line, "", call.source, expected, cure, code)


def _shown(node: nodes.Node) -> str:
    names = [found.name for found in node.find_all(nodes.Name)]
    kind = type(node).__name__.lower()
    return f"{kind} of {', '.join(names)}" if names else kind
