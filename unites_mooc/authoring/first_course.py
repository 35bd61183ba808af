"""A first course: small, complete, and about how to write one with this tool.

Its sources stand in ``starter/`` as they are written; only ``course.yaml`` has gaps to fill.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from string import Template

from unites_mooc.authoring.kinds import KINDS
from unites_mooc.authoring.names import yaml_text
from unites_mooc.authoring.schema import schema_text

STARTER = Path(__file__).parent / "starter"
DEFAULT_TITLE = "How to write a course"
_COURSE_FILE = "course/course.yaml"


def first_course(name: str, title: str, language: str) -> Mapping[str, str]:
    """Return the files of a first course by path: sources, schemas, settings of tools."""
    files = {
        path.relative_to(STARTER).as_posix(): path.read_text("utf-8")
        for path in sorted(STARTER.rglob("*"))
        if path.is_file()
    }
    gaps = {"id": name, "title": yaml_text(title), "language": language}
    files[_COURSE_FILE] = Template(files[_COURSE_FILE]).substitute(gaps)
    files |= {f"schemas/{kind}.json": schema_text(kind) for kind in KINDS}
    files[".vscode/settings.json"] = _editor_settings()
    files[".gitignore"] = "# What the tool makes is made again at any time.\n/build/\n"
    return files


def course_around(folder: Path) -> Path | None:
    """Return the course among whose sources a folder stands; None where there is none."""
    place = folder.absolute()
    for root in place.parents:
        if (root / _COURSE_FILE).is_file() and place.relative_to(root).parts[0] in {"course", "modules"}:
            return root
    return None


def _editor_settings() -> str:
    """Return the settings by which the YAML extension of VS Code finds the schemas."""
    schemas = {
        f"./schemas/{name}.json": kind.files for name, kind in KINDS.items() if kind.files.endswith(".yaml")
    }
    return json.dumps({"yaml.schemas": schemas}, indent=2) + "\n"
