"""The import rule of ARCHITECTURE.md: rooms import lower rooms, never the other way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "unites_mooc"

ROOMS = (
    {"cli"},
    {"serving"},
    {"build", "authoring"},
    {"catalogue"},
    {"targets", "checks"},
    {"render"},
    {"editions", "translation"},
    {"source"},
    {"directives"},
    {"model"},
    {"diagnostics"},
)
LEVEL = {room: level for level, rooms in enumerate(ROOMS) for room in rooms}
ALLOWED_BESIDE = {("editions", "translation")}
"""Rooms of one level that may import each other: selection works on a translated course."""
SIBLINGS = ("targets", "checks", "directives")
SHARED = {"base", "sections"}
"""Modules that siblings share."""
LAZY = (
    "weasyprint",
    "fontTools",
    "pikepdf",
    "pypdfium2",
    "citeproc",
    "lxml",
    "icalendar",
    "babel",
    "polib",
    "rich",
    "PIL",
    "starlette",
    "uvicorn",
)


def modules() -> list[Path]:
    return sorted(
        path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem == "diagnostics"
    )


def own_imports(path: Path) -> Iterator[tuple[list[str], int]]:
    """Yield the parts of each module of ours that a file imports, and the line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} has a relative import"
            names = [node.module or ""]
            if node.module in {"unites_mooc", *(f"unites_mooc.{room}" for room in SIBLINGS)}:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "unites_mooc" and len(parts) > 1 and not parts[1].startswith("_"):
                yield parts[1:], node.lineno


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_itself_and_lower_rooms(path: Path) -> None:
    room = room_of(path)
    for parts, line in own_imports(path):
        other = parts[0]
        if other == room or (room, other) in ALLOWED_BESIDE:
            continue
        assert LEVEL[room] < LEVEL[other], f"{path.name}:{line} {room} imports {other}"


@pytest.mark.parametrize("room", SIBLINGS)
def test_siblings_do_not_import_each_other(room: str) -> None:
    for path in sorted((PACKAGE / room).rglob("*.py")):
        own = path.relative_to(PACKAGE / room).parts[0].removesuffix(".py")
        if own == "__init__":
            continue
        for parts, line in own_imports(path):
            if parts[0] == room:
                assert len(parts) > 1, f"{path.name}:{line} imports the list of its siblings"
                assert parts[1] in {own, *SHARED}, f"{path.name}:{line} imports its sibling {parts[1]}"


def test_every_room_is_known() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert rooms | {"diagnostics"} == set(LEVEL)


def test_diagnostics_imports_nothing_of_ours() -> None:
    assert list(own_imports(PACKAGE / "diagnostics.py")) == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_heavy_libraries_are_imported_where_they_work(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    for node in tree.body:
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            heavy = name.split(".")[0] in LAZY
            assert not heavy or path.name == "pdf_tags.py", f"{path.name} imports {name} at its top"


def test_only_the_command_line_prints_and_exits() -> None:
    for path in modules():
        if room_of(path) == "cli":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"print", "exit", "input"}, f"{path.name}:{node.lineno}"
            assert not (isinstance(node, ast.Name) and node.id == "SystemExit"), f"{path.name}"


def test_the_repository_names_no_registry_and_no_foreign_path() -> None:
    root = PACKAGE.parent
    for name in ("requirements.lock", "requirements-dev.lock", "tests/judges/package-lock.json"):
        text = (root / name).read_text("utf-8")
        assert "http" not in text, f"{name} names a host"
