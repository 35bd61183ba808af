"""Every code has a page, every page is true: its example has the flaw, its mend has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.catalogues import complete_catalogue
from support.courses import write_course
from support.emitted import emissions
from support.examples import files_of
from unites_mooc.build.pipeline import read_course
from unites_mooc.catalogue import Example, PageError, pages
from unites_mooc.catalogue.page import read_pages
from unites_mooc.diagnostics import Diagnostic, Severity

SHOWN = sorted(code for code, page in pages().items() if not page.not_shown)


def test_every_code_has_a_page() -> None:
    lost = {item.code: item.place for item in emissions() if item.code not in pages()}
    assert not lost, (
        "these codes have no page; write it into the docstring of the check, or into a module of "
        f"`unites_mooc/catalogue`, as `unites_mooc/catalogue/page.py` says: {lost}"
    )


def test_every_page_is_of_a_code_that_something_emits() -> None:
    assert not set(pages()) - {item.code for item in emissions()}


def test_a_code_has_one_severity_and_its_page_says_so() -> None:
    wrong = [
        item for item in emissions() if item.code in pages() and item.severity != pages()[item.code].severity
    ]
    assert not wrong


def test_every_flaw_says_what_to_do() -> None:
    assert not [item for item in emissions() if not item.has_hint]


def found(root: Path, examples: tuple[Example, ...]) -> list[Diagnostic]:
    return list(read_course(write_course(root, files_of(examples)))[1])


def mended(root: Path, examples: tuple[Example, ...]) -> list[Diagnostic]:
    """Return what is found where the rest of a translation, which an example leaves out, is there."""
    write_course(root, files_of(examples))
    for path in root.glob("course/locales/*.po"):
        complete_catalogue(root, path.stem)
    return list(read_course(root)[1])


@pytest.mark.parametrize("code", SHOWN)
def test_the_example_of_a_page_has_the_flaw(code: str, tmp_path: Path) -> None:
    assert code in {item.code for item in found(tmp_path, pages()[code].wrong)}


@pytest.mark.parametrize("code", SHOWN)
def test_the_mend_of_a_page_has_no_flaw(code: str, tmp_path: Path) -> None:
    left = mended(tmp_path, pages()[code].right)
    assert not [item for item in left if item.severity is not Severity.HINT]
    assert code not in {item.code for item in left}


@pytest.mark.parametrize("code", sorted(pages()))
def test_a_page_is_short_and_in_whole_sentences(code: str) -> None:
    page = pages()[code]
    assert page.summary.endswith("."), page.summary
    assert len(page.summary) <= 110
    assert all(len(line) <= 110 for line in page.markdown.split("\n"))


GOOD = """\
A title that belongs to no page.

# broken-link (error)

A link leads
nowhere.

More of it.

**Why:** because.

**Wrong:**

```markdown lesson
# not a heading
```

**Right:**

~~~yaml course
a: b
~~~

# draft (hint)

Left out.

**Why:** so.

**Not shown:** it needs no example.
"""


def test_pages_are_read_from_a_docstring() -> None:
    link, draft = read_pages("m", GOOD)
    assert (link.code, link.severity, link.summary, link.details, link.why) == (
        *("broken-link", "error", "A link leads nowhere.", "More of it.", "because."),
    )
    assert link.wrong == (Example("markdown", "lesson", "# not a heading\n"),)
    assert link.right == (Example("yaml", "course", "a: b\n"),)
    assert (draft.code, draft.wrong, draft.not_shown) == ("draft", (), "it needs no example.")
    assert read_pages("m", "``broken-link``: a docstring of the old kind.") == ()


BROKEN = {
    "# broken-link (error)": ("# broken_link", "line 3: `# broken_link` is not of the form `# code (error)`"),
    "# draft (hint)": ("# draft (note)", "line 24: `# draft (note)` is not of the form"),
    "**Why:** because.": ("Because.", "page `broken-link`: it lacks its summary or `**Why:** …`"),
    "```markdown lesson": ("```markdown", "`broken-link`: ````markdown` must name a language and a place"),
    "**Wrong:**": ("", "page `broken-link`: examples stand below `**Wrong:**`"),
    "**Not shown:** it needs no example.": ("", "page `draft`: it needs either examples or"),
}


@pytest.mark.parametrize("part", BROKEN)
def test_a_page_that_lacks_something_is_refused_with_its_name(part: str) -> None:
    replacement, complaint = BROKEN[part]
    with pytest.raises(PageError) as problem:
        read_pages("m", GOOD.replace(part, replacement))
    assert complaint in str(problem.value)
    assert str(problem.value).startswith("m, ")
