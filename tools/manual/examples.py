"""Examples of the manual: what is shown as code is also shown live, and checked."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tools.manual.markdown import block
from tools.manual.regions import Fence, Region
from tools.manual.sample import write_sample
from unites_mooc.build.reading import read_course
from unites_mooc.cli.excerpt import lines_of
from unites_mooc.cli.text_output import as_text
from unites_mooc.diagnostics import Diagnostic

MARK = "example"
"""The second word of a block of code that must be without a flaw: ``markdown example PLACE``."""


def place_of(fence: Fence) -> str | None:
    """Return where an example belongs: ``lesson``, ``worksheet``, ``course`` …; None for other code."""
    words = fence.info.split()
    if len(words) < 2 or words[1] != MARK:
        return None
    return words[2] if len(words) > 2 else "lesson"


def live(region: Region) -> str:
    """Return the example above as what it stands for."""
    return region.fence_above().text


def flaws(region: Region) -> str:
    """Return what ``check`` says of the lesson above."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write_sample(root, "lesson", region.fence_above().text)
        _course, diagnostics = read_course(root)
        return block("text", as_text(_shown(diagnostics), lines_of(root)))


def _shown(diagnostics: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [item for item in diagnostics if item.span.path.endswith("01-one.md")]
