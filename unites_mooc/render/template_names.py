"""Which templates a template names, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import jinja2
from jinja2 import nodes


@dataclass(frozen=True, slots=True)
class TemplateReference:
    """A template that is extended, included or imported."""

    name: str
    line: int


def references(source: str) -> Iterator[TemplateReference]:
    """Yield the templates that one must have; nothing where it cannot be read."""
    try:
        tree = _engine().parse(source)
    except jinja2.TemplateSyntaxError:
        return
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        value = getattr(node, "template", None)
        if isinstance(value, nodes.Const) and isinstance(value.value, str):
            yield TemplateReference(value.value, node.lineno)


@cache
def _engine() -> jinja2.Environment:
    return jinja2.Environment(autoescape=True)
