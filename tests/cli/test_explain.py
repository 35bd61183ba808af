"""``check --explain``: the catalogue on a terminal."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from unites_mooc.catalogue import pages
from unites_mooc.cli.main import main


def explained(code: str) -> Result:
    return CliRunner().invoke(main, ["check", "--explain", code])


def test_a_page_says_what_why_and_how() -> None:
    result = explained("broken-link")
    assert result.exit_code == 0
    assert result.stdout.split("\n") == [
        "broken-link (error)",
        "",
        "A link leads to a file that is not in the course.",
        "",
        "Links between pages are relative paths to the source file, so that they also work in an editor.",
        "",
        "Why it matters: readers who follow it would find nothing.",
        "",
        "Wrong (in a lesson):",
        "",
        "    Read [the next lesson](02-tow.md).",
        "",
        "Right (in a lesson):",
        "",
        "    Read [the next lesson](02-two.md).",
        "",
    ]


@pytest.mark.parametrize("code", sorted(pages()))
def test_every_code_can_be_explained(code: str) -> None:
    result = explained(code)
    assert result.exit_code == 0
    assert pages()[code].summary in result.stdout


def test_an_unknown_code_is_wrong_usage() -> None:
    result = explained("brokn-link")
    assert result.exit_code == 2
    assert "There is no code `brokn-link`. Did you mean `broken-link`?" in result.stderr
