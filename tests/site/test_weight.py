"""The scripts of every lesson page are small enough for an old phone, in a long course too."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from support.built import EVERYTHING, everything, unites
from support.cache import SHARED_CACHE
from support.courses import lesson
from unites_mooc.build.pipeline import BuildOptions, build

LIMIT = 30_000
"""In bytes, as browsers read them."""
LESSONS = 32
LESSONS_OF_THE_SAMPLE = 6

QUESTION = """\
### Which of these {number}? {{#{id}{type}}}

- [x] This one
- [ ] That one
- [{second}] A third one
- [ ] None of them

"""

TABS_AND_CASES = """\
::::{tab-set}
:::{tab-item} One
Text.
:::
:::{tab-item} Other
Text.
:::
::::

::::{cases}
::::
"""


def weights(site: Path) -> dict[str, dict[str, int]]:
    """Return the sizes of the scripts that each lesson page of a site loads."""
    found = {}
    for page in sorted(site.glob("*/*/*.html")):
        text = page.read_text("utf-8")
        if '"lesson":' not in text.partition('id="page--data">')[2]:
            continue
        sources = re.findall(r'<script defer src="([^"?]+)', text)
        paths = [page.parent / source for source in sources]
        found[page.relative_to(site).as_posix()] = {path.name: path.stat().st_size for path in paths}
    return found


def test_every_lesson_of_the_course_and_of_the_sample() -> None:
    for root, lessons in ((unites(), 4), (everything(), LESSONS_OF_THE_SAMPLE)):
        found = weights(root / "public/site")
        assert len(found) >= lessons
        for page, sizes in found.items():
            assert {"learn.js", "course.js"} <= set(sizes), page
            assert sum(sizes.values()) <= LIMIT, (page, sizes)


def long_lesson(number: int) -> str:
    """Return a lesson with as many units and questions as those of the UNITES course, and ids as long."""
    units = [f"## A unit {{#what-the-city-promised-{number}-{unit}}}\n\nSome text.\n" for unit in range(4)]
    asked = [
        QUESTION.format(
            number=index,
            id=f"whole-of-society-{number}-{index}",
            type=" type=multiple points=2" if index == 2 else "",
            second="x" if index == 2 else " ",
        )
        for index in range(5)
    ]
    quiz = f"## Check {{#check-{number}}}\n\n:::{{quiz}} Check\n:id: check-the-shared-task-{number}\n\n"
    body = "\n".join([TABS_AND_CASES, *units, quiz + "".join(asked) + ":::\n"])
    return lesson(body, id=f"when-not-to-ask-{number}", title=f"Lesson {number}", duration="20 min")


def test_a_long_course_with_every_kind_of_activity(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(EVERYTHING, root, ignore=shutil.ignore_patterns("build"))
    module = root / "modules/09-long"
    module.mkdir()
    (module / "module.yaml").write_text("id: long\ntitle: A long module\n", "utf-8")
    for number in range(LESSONS - LESSONS_OF_THE_SAMPLE):
        (module / f"{number:02}-lesson.md").write_text(long_lesson(number), "utf-8")
    options = BuildOptions(
        root=root,
        out=tmp_path / "out",
        editions=("public",),
        languages=("en",),
        targets=("site",),
        cache=SHARED_CACHE,
    )
    assert build(options, lambda *_: None).succeeded
    found = weights(tmp_path / "out/public/site")
    assert len(found) == LESSONS
    assert any({"more.js", "lists.js"} <= set(sizes) for sizes in found.values()), "one has all scripts"
    for page, sizes in found.items():
        assert sum(sizes.values()) <= LIMIT, (page, sizes)
        assert sizes["course.js"] <= 5_500
