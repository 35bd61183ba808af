"""What is kept from one run to the next: compiled templates and short scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import jinja2
import pytest

from unites_mooc.diagnostics import Span
from unites_mooc.model.course import Theme
from unites_mooc.render import templates
from unites_mooc.render.kept import keeping_in, kept
from unites_mooc.render.templates import environment

PLAIN = Theme(span=Span("course/theme"))
OWN = Theme(span=PLAIN.span, templates={"pages/home.html": "{{ title }}"})


class Shelf:
    """Keeps in memory what a build keeps on disk."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}

    def get(self, key: str, libraries: Iterable[str]) -> bytes | None:
        return self.data.get(f"{key} {libraries}")

    def put(self, key: str, libraries: Iterable[str], data: bytes) -> None:
        self.data[f"{key} {libraries}"] = data


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    shelf = Shelf()
    with keeping_in(shelf):
        yield shelf
    templates._environment.cache_clear()


def forget() -> None:
    templates._environment.cache_clear()


def test_a_template_is_compiled_once(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    forget()
    first = environment(PLAIN).get_template("pages/menu_module.html")
    forget()
    monkeypatch.setattr(jinja2.Environment, "_generate", None)
    second = environment(PLAIN).get_template("pages/menu_module.html")
    assert second is not first
    assert second.root_render_func.__code__.co_code == first.root_render_func.__code__.co_code


def test_the_engine_of_own_templates_takes_nothing_that_another_compiled(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its templates must not reach into Python, so it compiles calls in another way."""
    forget()
    environment(PLAIN).get_template("pages/base.html")
    known = set(shelf.data)
    compiled: list[str] = []
    generate = jinja2.Environment._generate

    def noted(engine: jinja2.Environment, source: object, name: str, filename: str, **more: bool) -> str:
        compiled.append(f"{type(engine).__name__} {name}")
        return generate(engine, source, name, filename, **more)

    monkeypatch.setattr(jinja2.Environment, "_generate", noted)
    environment(OWN).get_template("pages/base.html")
    assert compiled == ["CourseEngine pages/base.html"]
    assert known < set(shelf.data)


@pytest.mark.parametrize("spoilt", [b"", b"something else", b"\0" * 400])
def test_what_is_spoilt_is_made_again(shelf: Shelf, spoilt: bytes) -> None:
    forget()
    environment(PLAIN).get_template("pages/menu_module.html")
    shelf.data = dict.fromkeys(shelf.data, spoilt)
    forget()
    assert environment(PLAIN).get_template("pages/menu_module.html")
    assert spoilt not in shelf.data.values()


def test_a_text_is_made_where_it_is_not_kept(shelf: Shelf) -> None:
    assert [kept("a", ("one",), lambda: "made") for _ in range(2)] == ["made"] * 2
    assert kept("a", ("one",), lambda: "made anew") == "made"
    assert kept("a", ("two",), lambda: "made anew") == "made anew"
    with keeping_in(None):
        assert kept("a", ("one",), lambda: "made now") == "made now"
    assert kept("a", ("one",), lambda: "made anew") == "made"
