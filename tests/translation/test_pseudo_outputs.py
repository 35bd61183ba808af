"""Every word of packages and documents can be translated: in a pseudo-locale, none is left as it was."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from support.built import EVERYTHING
from support.cache import SHARED_CACHE
from unites_mooc.build.executors import open_executor
from unites_mooc.build.memo import Memo
from unites_mooc.build.plan import publications
from unites_mooc.build.reading import read_course
from unites_mooc.build.tasks import run_tasks, tasks_in
from unites_mooc.build.untranslated import untranslated
from unites_mooc.render.files import Archive, Content, Files, Later, Task
from unites_mooc.targets import render_targets
from unites_mooc.translation.apply import with_pseudo_locales
from unites_mooc.translation.pseudo import ACCENTED

PLAIN = re.compile(r"(?<![^\W\d_])[A-Za-z]{3,}(?![^\W\d_])")
ADDRESSES_WORKS_AND_CODE = re.compile(r"example\.org|ommons|://|\[\d\] |print\(|wrapped somewhere|if a < b")
"""Lines that are the same in every language."""
NAMES = re.compile(
    r"\bcode\b|course:media|PDF|iCalendar|\S+@\S+|GMT|CC-BY|(?:East|West)ern European \w+ Time|"
    r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|\w+day\b"
)
"""Words that are; dates are in no pseudo-locale."""


@cache
def rendered(edition: str) -> dict[str, Files]:
    course, _ = read_course(EVERYTHING)
    assert course
    course = with_pseudo_locales(course, [ACCENTED])
    (publication,) = publications(course, [edition], (ACCENTED,))[edition]
    return dict(render_targets(publication, publication.outputs))


@pytest.mark.parametrize("version", ["scorm12", "scorm2004"])
def test_every_word_of_a_package(version: str, tmp_path: Path) -> None:
    (package,) = (entry for entry in rendered("public")[version].values() if isinstance(entry, Archive))
    for name, member in package.members.items():
        if name.endswith(".html") and isinstance(member, Content | Later):
            path = tmp_path / f"x/site/{ACCENTED}/{name}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(member.data if isinstance(member, Content) else member.make())
    assert len(list(tmp_path.rglob("*.html"))) > 10
    assert list(untranslated(tmp_path, ACCENTED)) == []


@pytest.mark.parametrize("edition", ["public", "facilitator"])
def test_every_word_of_a_document(edition: str, tmp_path: Path) -> None:
    files = rendered(edition)["pdf"]
    with open_executor(2) as executor:
        results = run_tasks(tasks_in(files), EVERYTHING, Memo(SHARED_CACHE), executor, lambda *_: None)
    left: list[str] = []
    for name, task in files.items():
        assert isinstance(task, Task)
        path = tmp_path / "document.pdf"
        path.write_bytes(results.data[task.key])
        done = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
        )
        lines = [line for line in done.stdout.splitlines() if not ADDRESSES_WORKS_AND_CODE.search(line)]
        left.extend(f"{name}: {line}" for line in lines if PLAIN.search(NAMES.sub("", line)))
    assert left == []
