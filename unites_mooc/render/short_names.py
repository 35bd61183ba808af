"""Short names for what a script keeps to itself: its local variables, parameters, functions and classes.

A script means the same afterwards. Names at its top level, names that it does not declare, names of
properties and labels stay as they are. What a binding is called must differ from the other bindings of its
scope and from every outer or global name that is used in its scope or below (ECMA-262, 8.1 and 9.1); names
are given from the outside in, in each scope the shortest to the most frequent. `Function.name` changes.

A construct that could make this wrong (`with`, `eval`, modules, a function declared in a block, a script
that cannot be parsed) is an error, never a wrong script.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from unites_mooc.render.javascript import Edit, edited, parse, problem, text_of

if TYPE_CHECKING:
    from tree_sitter import Node

_LETTERS = "etnsaroicdlupmhfgbvywxkjzqETNSAROICDLUPMHFGBVYWXKJZQ_$"
_RESERVED = """
    arguments as async await break case catch class const continue debugger default delete do else enum eval
    export extends false finally for from function get if implements import in instanceof interface let new
    null of package private protected public return set static super switch this throw true try typeof
    undefined using var void while with yield
"""
_REFUSED = {
    "eval": "it could see local names",
    "__proto__": "written out in an object, it would set the prototype",
}
"""Names that a script may not use, and why."""
_PLAIN = """
    array await_expression augmented_assignment_expression assignment_expression binary_expression
    break_statement call_expression arguments class_body class_heritage comment computed_property_name
    continue_statement debugger_statement do_statement else_clause empty_statement escape_sequence
    expression_statement false field_definition finally_clause if_statement import labeled_statement
    member_expression meta_property new_expression null number object optional_chain pair
    parenthesized_expression private_property_identifier program property_identifier regex regex_flags
    regex_pattern return_statement sequence_expression spread_element statement_identifier string
    string_fragment subscript_expression super switch_case switch_default template_string
    template_substitution ternary_expression this throw_statement true try_statement unary_expression
    undefined update_expression while_statement yield_expression
    array_pattern assignment_pattern object_assignment_pattern object_pattern pair_pattern rest_pattern
"""
"""What neither declares a name nor opens a scope; patterns are here as targets of assignments."""


@dataclass(eq=False, slots=True)
class _Scope:
    parent: _Scope | None
    body: bool = False
    """Whether ``var`` is declared here: the body of a function, a static block, the script itself."""
    beside: _Scope | None = None
    """The parameters of a body, or of a catch clause: its own names must differ from them, used or not."""
    bindings: dict[str, _Binding] = field(default_factory=dict)
    used: dict[str, _Binding | None] = field(default_factory=dict)
    """Outer names that are used here or below: with their bindings, None for global ones."""
    children: list[_Scope] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class _Binding:
    name: str
    count: int = 0
    short: str = ""


@dataclass(frozen=True, slots=True)
class _Use:
    node: Node
    name: str
    scope: _Scope
    shorthand: bool


def shortened(script: str) -> str:
    """Return a script that does the same with short local names."""
    source = script.encode()
    reader = _Reader()
    root = parse(source)
    reader.walk(root, reader.top)
    resolved = [(use, _resolve(use)) for use in reader.uses]
    _give_names(reader.top)
    return edited(source, _edits(resolved))


def _edits(resolved: list[tuple[_Use, _Binding | None]]) -> Iterator[Edit]:
    for use, binding in resolved:
        if binding and binding.short != use.name:
            written = f"{use.name}:{binding.short}" if use.shorthand else binding.short
            yield Edit(use.node.start_byte, use.node.end_byte, written.encode())


class _Reader:
    """Walks a tree once: makes the scopes, declares in them, and notes every use of a name."""

    def __init__(self) -> None:
        self.top = _Scope(None, body=True)
        self.uses: list[_Use] = []
        functions = (
            "function_expression generator_function function_declaration generator_function_declaration "
            "arrow_function method_definition"
        )
        self._readers: dict[str, Callable[[Node, _Scope], None]] = {
            **dict.fromkeys(_PLAIN.split(), self._children),
            **dict.fromkeys(functions.split(), self._function),
            **dict.fromkeys(("class", "class_declaration"), self._class),
            **dict.fromkeys(("statement_block", "switch_body"), self._block),
            **dict.fromkeys(("lexical_declaration", "variable_declaration"), self._declaration),
            "for_statement": self._for,
            "for_in_statement": self._for_in,
            "switch_statement": self._children,
            "catch_clause": self._catch,
            "class_static_block": self._static_block,
            "identifier": self._name,
            "shorthand_property_identifier": self._name,
            "shorthand_property_identifier_pattern": self._name,
        }

    def walk(self, node: Node, scope: _Scope) -> None:
        reader = self._readers.get(node.type)
        if reader is None:
            raise problem(node, f"names cannot be shortened where there is a {node.type}")
        reader(node, scope)

    def _children(self, node: Node, scope: _Scope) -> None:
        for child in node.named_children:
            self.walk(child, scope)

    def _inner(self, parent: _Scope, *, body: bool = False, beside: _Scope | None = None) -> _Scope:
        scope = _Scope(parent, body, beside)
        parent.children.append(scope)
        return scope

    def _name(self, node: Node, scope: _Scope) -> None:
        name = text_of(node)
        if why := _REFUSED.get(name):
            raise problem(node, why)
        self.uses.append(_Use(node, name, scope, node.type.startswith("shorthand")))

    def _declare(self, node: Node, home: _Scope, scope: _Scope) -> None:
        """Declare the names of a pattern at ``home``; its keys and defaults are read in ``scope``."""
        match node.type:
            case "identifier" | "shorthand_property_identifier_pattern":
                self._declare_name(node, home, scope)
            case "object_pattern" | "array_pattern" | "rest_pattern":
                for child in node.named_children:
                    self._declare(child, home, scope)
            case "pair_pattern":
                key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
                assert key is not None
                assert value is not None
                self.walk(key, scope)
                self._declare(value, home, scope)
            case "assignment_pattern" | "object_assignment_pattern":
                left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
                assert left is not None
                assert right is not None
                self._declare(left, home, scope)
                self.walk(right, scope)
            case "comment":
                pass
            case _:
                raise problem(node, f"a {node.type} declares no name")

    def _declare_name(self, node: Node, home: _Scope, scope: _Scope) -> None:
        name = text_of(node)
        if name == "arguments":
            raise problem(node, "the name is the function's own")
        inner: _Scope | None = scope
        while inner is not None and inner is not home:
            if name in inner.bindings:
                raise problem(node, "a `var` stands where the name means something else")
            inner = inner.parent
        self._name(node, scope)
        shares = home.body and home.beside is not None and name in home.beside.bindings
        if not shares:
            home.bindings.setdefault(name, _Binding(name))

    def _declaration(self, node: Node, scope: _Scope) -> None:
        home = _var_home(scope) if node.type == "variable_declaration" else scope
        for child in node.named_children:
            if child.type == "comment":
                continue
            pattern, value = child.child_by_field_name("name"), child.child_by_field_name("value")
            assert pattern is not None
            self._declare(pattern, home, scope)
            if value is not None:
                self.walk(value, scope)

    def _function(self, node: Node, scope: _Scope) -> None:
        name = node.child_by_field_name("name")
        if node.type.endswith("declaration"):
            assert name is not None
            if not scope.body:
                raise problem(node, "a function declared in a block is not the same everywhere")
            self._declare(name, scope, scope)
        elif name is not None and node.type == "method_definition":
            self.walk(name, scope)
        elif name is not None:
            scope = self._inner(scope)
            self._declare(name, scope, scope)
        own = self._inner(scope)
        parameters = node.child_by_field_name("parameters") or node.child_by_field_name("parameter")
        assert parameters is not None
        one = parameters.type == "identifier"
        for parameter in [parameters] if one else parameters.named_children:
            self._declare(parameter, own, own)
        body = node.child_by_field_name("body")
        assert body is not None
        if body.type == "statement_block":
            self._children(body, self._inner(own, body=True, beside=own))
        else:
            self.walk(body, own)
        self._only(node, "name", "parameters", "parameter", "body")

    def _class(self, node: Node, scope: _Scope) -> None:
        name = node.child_by_field_name("name")
        if name is not None and node.type == "class":
            scope = self._inner(scope)
        if name is not None:
            self._declare(name, scope, scope)
        for child in node.named_children:
            if child != name:
                self.walk(child, scope)

    def _block(self, node: Node, scope: _Scope) -> None:
        self._children(node, self._inner(scope))

    def _static_block(self, node: Node, scope: _Scope) -> None:
        body = node.child_by_field_name("body")
        assert body is not None
        self._children(body, self._inner(scope, body=True))

    def _for(self, node: Node, scope: _Scope) -> None:
        self._children(node, self._inner(scope))

    def _for_in(self, node: Node, scope: _Scope) -> None:
        own = self._inner(scope)
        kind, left = node.child_by_field_name("kind"), node.child_by_field_name("left")
        assert left is not None
        if kind is None:
            self.walk(left, own)
        else:
            self._declare(left, _var_home(own) if text_of(kind) == "var" else own, own)
        for name in ("right", "body"):
            part = node.child_by_field_name(name)
            assert part is not None
            self.walk(part, own)
        self._only(node, "kind", "left", "right", "body")

    def _catch(self, node: Node, scope: _Scope) -> None:
        own = self._inner(scope)
        parameter, body = node.child_by_field_name("parameter"), node.child_by_field_name("body")
        assert body is not None
        if parameter is not None:
            self._declare(parameter, own, own)
        self._children(body, self._inner(own, beside=own))

    def _only(self, node: Node, *fields: str) -> None:
        """Fail where a node has parts that were not read, such as a decorator."""
        for index, child in enumerate(node.children):
            name = node.field_name_for_child(index)
            if child.is_named and child.type != "comment" and name not in fields:
                raise problem(child, f"names cannot be shortened where there is a {child.type}")


def _var_home(scope: _Scope) -> _Scope:
    while not scope.body and scope.parent is not None:
        scope = scope.parent
    return scope


def _resolve(use: _Use) -> _Binding | None:
    """Return the binding that a use means, None for a global name; note it wherever it passes."""
    passed: list[_Scope] = []
    scope: _Scope | None = use.scope
    while scope is not None and use.name not in scope.bindings:
        passed.append(scope)
        scope = scope.parent
    found = scope.bindings[use.name] if scope is not None else None
    if found:
        found.count += 1
    for inner in passed:
        inner.used[use.name] = found
    return found


def _give_names(top: _Scope) -> None:
    """Give short names from the outside in; those of the top level belong to the page."""
    for binding in top.bindings.values():
        binding.short = binding.name
    waiting = list(top.children)
    while waiting:
        scope = waiting.pop()
        taken = {binding.short if binding else name for name, binding in scope.used.items()}
        if scope.beside is not None:
            taken.update(binding.short for binding in scope.beside.bindings.values())
        names = (name for name in _short_names() if name not in taken)
        for binding in sorted(scope.bindings.values(), key=lambda one: -one.count):
            binding.short = next(names)
        waiting += scope.children


def _short_names() -> Iterator[str]:
    reserved, digits = _RESERVED.split(), "0123456789"
    for length in itertools.count(1):
        for first in _LETTERS:
            for rest in itertools.product(_LETTERS + digits, repeat=length - 1):
                name = first + "".join(rest)
                if name not in reserved:
                    yield name
