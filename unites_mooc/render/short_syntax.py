"""What a script can say in fewer characters, read from its tree.

Declarations of a kind that follow each other become one; a lone parameter of an arrow function stands
without parentheses; a semicolon or a comma before a closing bracket is left out where it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from unites_mooc.render.javascript import Edit, edited, parse, text_of

if TYPE_CHECKING:
    from tree_sitter import Node

_ENDED = """
    break_statement continue_statement expression_statement lexical_declaration return_statement
    throw_statement variable_declaration
"""
"""Statements whose semicolon a closing brace replaces (ECMA-262, 12.10.1)."""
_LISTS = ("arguments", "object", "object_pattern")
"""What may end with a comma that says nothing; in an array it can be a hole."""


def condensed(script: str) -> str:
    """Return a script that does the same in fewer characters."""
    source = script.encode()
    return edited(source, _edits(parse(source), source))


def _edits(node: Node, source: bytes) -> Iterator[Edit]:
    yield from _own_edits(node, source)
    children = node.children
    if node.type in {"program", "statement_block"}:
        for before, after in pairwise(children):
            yield from _joined(before, after)
    for child in children:
        yield from _edits(child, source)


def _own_edits(node: Node, source: bytes) -> Iterator[Edit]:
    last = node.children[-1] if node.children else None
    if last is None:
        return
    if node.type in _ENDED.split() and last.type == ";" and source[node.end_byte :].lstrip()[:1] == b"}":
        yield Edit(last.start_byte, last.end_byte)
    elif node.type in _LISTS and node.child_count > 2 and node.children[-2].type == ",":
        yield Edit(node.children[-2].start_byte, node.children[-2].end_byte)
    elif node.type == "arrow_function" and node.children[0].type == "formal_parameters":
        opening, *parameters, closing = node.children[0].children
        if [parameter.type for parameter in parameters] == ["identifier"] and _stands_apart(node, source):
            yield Edit(opening.start_byte, opening.end_byte)
            yield Edit(closing.start_byte, closing.end_byte)


def _stands_apart(node: Node, source: bytes) -> bool:
    """Tell whether what stands before an arrow function would not run into its first name."""
    before = source[: node.start_byte][-1:].decode("latin-1")
    return not (before.isalnum() or before in {"_", "$"} or before > "\x7f")


def _joined(before: Node, after: Node) -> Iterator[Edit]:
    """Yield the edit that makes one declaration of two."""
    kinds = {"lexical_declaration", "variable_declaration"}
    if before.type == after.type and before.type in kinds:
        first, second = before.children[0], after.children[0]
        if text_of(first) == text_of(second) and before.children[-1].type == ";":
            yield Edit(before.children[-1].start_byte, after.named_children[0].start_byte, b",")
