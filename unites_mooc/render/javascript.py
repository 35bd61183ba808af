"""Scripts as trees, and edits of them: the ground for what makes scripts shorter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node


class ScriptNotUnderstoodError(ValueError):
    """A script cannot be parsed, or has a construct that cannot be shortened safely."""


class Edit(NamedTuple):
    """What stands in place of some bytes; edits do not overlap."""

    start: int
    end: int
    text: bytes = b""


def parse(source: bytes) -> Node:
    """Return the tree of a script."""
    import tree_sitter_javascript
    from tree_sitter import Language, Parser

    root = Parser(Language(tree_sitter_javascript.language())).parse(source).root_node
    if root.has_error:
        raise problem(next(_broken(root), root), "it cannot be parsed")
    return root


def edited(source: bytes, edits: Iterable[Edit]) -> str:
    """Return a script after edits."""
    made, end = bytearray(), 0
    for edit in sorted(edits):
        made += source[end : edit.start] + edit.text
        end = edit.end
    return (made + source[end:]).decode()


def text_of(node: Node) -> str:
    """Return what stands in a script at a node."""
    return (node.text or b"").decode()


def problem(node: Node, why: str) -> ScriptNotUnderstoodError:
    """Return an error that says where and why a script is not understood."""
    row, column = node.start_point
    return ScriptNotUnderstoodError(f"line {row + 1}, column {column + 1}: {why}: {text_of(node)[:40]}")


def _broken(node: Node) -> Iterator[Node]:
    if node.is_error or node.is_missing:
        yield node
    for child in node.children:
        if child.has_error or child.is_missing:
            yield from _broken(child)
