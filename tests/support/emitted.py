"""Every diagnostic code that the source can emit, read from its syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "unites_mooc"

CODE_ARGUMENT = {"error": 1, "warning": 1, "hint": 1, "refuse": 0, "OptionError": 0, "known_word": 0}
"""Functions that make a diagnostic, and which of their arguments is the code."""
COMPOSED = {'f"unknown-{kind}"': ("citation", "term", "case", "ref", "worksheet", "module")}
"""Codes that are put together, and what can stand in their gap."""
HANDED_ON = {
    ("diagnostics.py", "code"),
    ("model/converters.py", "code"),
    ("source/block_reader.py", "problem.code"),
    ("source/metadata_reader.py", "refusal.type"),
}
"""Places that hand on a code which another call has made."""


@dataclass(frozen=True)
class Emission:
    """A place in the source that emits a code."""

    code: str
    severity: str
    place: str
    has_hint: bool


@cache
def emissions() -> tuple[Emission, ...]:
    """Return all emissions, in the order of the files."""
    return tuple(
        emission
        for path in sorted(PACKAGE.rglob("*.py"))
        for emission in _emissions(path, ast.parse(path.read_text("utf-8")))
    )


def _emissions(path: Path, tree: ast.Module) -> Iterator[Emission]:
    name = path.relative_to(PACKAGE).as_posix()
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.Module):
            continue
        for call in _calls(function):
            maker = _name(call.func)
            assert maker != "Diagnostic" or name == "diagnostics.py", (
                f"{name}:{call.lineno}: call `error` instead"
            )
            position = CODE_ARGUMENT.get(maker)
            if position is None:
                continue
            assert len(call.args) > position, f"{name}:{call.lineno}: give the code by its position"
            severity = maker if maker in {"warning", "hint"} else "error"
            for code in _codes(call.args[position], function, name):
                yield Emission(code, severity, f"{name}:{call.lineno}", _has_hint(call, maker))


def _calls(function: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls of a function that stand in no function inside it."""
    for node in ast.iter_child_nodes(function):
        if isinstance(node, ast.FunctionDef):
            continue
        if isinstance(node, ast.Call):
            yield node
        yield from _calls(node)


def _has_hint(call: ast.Call, maker: str) -> bool:
    expected = CODE_ARGUMENT[maker] + 3
    return maker == "known_word" or len(call.args) >= expected or bool(call.keywords)


def _name(function: ast.expr) -> str:
    return getattr(function, "id", "") or getattr(function, "attr", "")


def _codes(node: ast.expr, function: ast.AST, file: str) -> Iterator[str]:
    """Yield the codes that an expression can be."""
    source = ast.unparse(node)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _codes(node.body, function, file)
        yield from _codes(node.orelse, function, file)
    elif isinstance(node, ast.JoinedStr):
        gaps = COMPOSED[source.replace("'", '"')]
        yield from (f"{source[2 : source.index('{')]}{gap}" for gap in gaps)
    elif (file, source) not in HANDED_ON:
        values = [
            item.value
            for item in ast.walk(function)
            if isinstance(item, ast.Assign) and ast.unparse(item.targets[0]) == source
        ]
        assert values, f"{file}:{node.lineno} emits `{source}`: write the code itself, or extend this reader"
        for value in values:
            yield from _codes(value, function, file)
