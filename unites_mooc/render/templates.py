"""The template engine of a course: its own templates stand before those of the tool."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.util import MAGIC_NUMBER
from typing import Any

import jinja2
from jinja2 import meta, nodes
from jinja2.bccache import Bucket

from unites_mooc import __version__
from unites_mooc.model.course import TEMPLATES_FOLDER, Theme
from unites_mooc.model.foreign import resolved
from unites_mooc.render.arabic_marks import with_arabic_marks
from unites_mooc.render.context import THEME, Context
from unites_mooc.render.icon import Icon, icon_of
from unites_mooc.render.kept import keep, known
from unites_mooc.translation.interface import direction_of

BUILT_IN = "builtin/"
"""Before the name of a template, it means the one of the tool, whatever the course has."""
_FOLDER = THEME / "templates"
_BYTECODE = f"{sys.implementation.cache_tag} {MAGIC_NUMBER.hex()}"
"""What the bytecode of this Python is called."""
_LIBRARIES = ("Jinja2", "markupsafe")
"""Libraries that have a say in how a template is compiled."""


class _Compiled(jinja2.BytecodeCache):
    """Keeps the templates that one kind of engine has compiled: others compile for less or more safety."""

    def __init__(self, engine: type[jinja2.Environment]) -> None:
        self.engine = engine

    def load_bytecode(self, bucket: Bucket) -> None:
        data = known(self._key(bucket), _LIBRARIES)
        if data:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self._key(bucket), _LIBRARIES, bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return f"template {self.engine.__qualname__} {_BYTECODE} {bucket.key} {bucket.checksum}"


def environment(theme: Theme) -> jinja2.Environment:
    """Return the template engine of a course; templates never see a mutable thing that pages share."""
    return _environment(tuple(sorted(theme.templates.items())), icon_of(theme))


def template(context: Context, name: str) -> jinja2.Template:
    """Return a template by its name below ``templates``, such as ``pages/home.html``."""
    return environment(context.publication.course.theme).get_template(name)


def written(context: Context, name: str, values: Mapping[str, Any]) -> str:
    """Return a whole page: a template filled in, with the language of words that are not translated."""
    around = context.publication.content_language

    def attributes(language: str) -> str:
        direction = direction_of(language)
        turned = f' dir="{direction}"' if direction != direction_of(around) else ""
        return f' lang="{language}"{turned}'

    return resolved(template(context, name).render(values), attributes)


@cache
def template_names() -> frozenset[str]:
    """Return the names of the tool's own templates."""
    return frozenset(path.relative_to(_FOLDER).as_posix() for path in _FOLDER.rglob("*.html"))


@cache
def known_names() -> frozenset[str]:
    """Return the names of values and of their parts that the tool's own templates use."""
    engine = jinja2.Environment(autoescape=True)
    found: set[str] = set()
    for name in template_names():
        tree = engine.parse((_FOLDER / name).read_text("utf-8"))
        found |= meta.find_undeclared_variables(tree)
        found |= {node.attr for node in tree.find_all(nodes.Getattr)}
    return frozenset(found)


@lru_cache(maxsize=8)
def _environment(templates: tuple[tuple[str, str], ...], icon: Icon) -> jinja2.Environment:
    """Return the engine of some templates: several courses may be built by one process."""
    built_in = jinja2.FileSystemLoader(_FOLDER)
    prefixed = jinja2.PrefixLoader({BUILT_IN.rstrip("/"): built_in})
    engine = _course_engine() if templates else jinja2.Environment
    result = engine(
        loader=jinja2.ChoiceLoader([_CourseLoader(dict(templates)), built_in, prefixed]),
        autoescape=True,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_Compiled(engine),
    )
    result.globals["version"] = __version__
    result.globals["direction_of"] = direction_of
    result.globals["with_arabic_marks"] = with_arabic_marks
    result.globals["icon"] = icon
    return result


class _CourseLoader(jinja2.BaseLoader):
    """Knows the course's own templates, and where each stands: errors name the place."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self.templates = templates

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        if template not in self.templates:
            raise jinja2.TemplateNotFound(template)
        return self.templates[template], TEMPLATES_FOLDER + template, lambda: True


@cache
def _course_engine() -> type[jinja2.Environment]:
    """Return the engine for templates that a course brings: they show, and do nothing else.

    They change no list or mapping that they are given, and reach nothing of Python beside the
    values. What pydantic adds to metadata reads files, and is none of their business either.
    """
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from pydantic import BaseModel

    class CourseEngine(ImmutableSandboxedEnvironment):
        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            of_pydantic = isinstance(obj, BaseModel) and hasattr(BaseModel, attr)
            return super().is_safe_attribute(obj, attr, value) and not of_pydantic

    return CourseEngine
