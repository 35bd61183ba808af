"""Generated regions are found and replaced; what stands around them is left alone."""

from __future__ import annotations

import pytest

from tools.manual.markdown import block, code, table_of
from tools.manual.pages import GENERATORS
from tools.manual.regions import Region, fences, replaced

PAGE = """\
Above.

```markdown example
:::{tip}
Walk.
:::
```

% begin generated: live
% end generated

Between.

% begin generated: help build
old
% end generated

Below.
"""


def test_regions_are_replaced_and_stay_as_they_are() -> None:
    once = replaced(PAGE, lambda region: f"{region.name}/{region.argument}")
    assert "% begin generated: live\n\nlive/\n\n% end generated\n\nBetween." in once
    assert "% begin generated: help build\n\nhelp/build\n\n% end generated\n\nBelow." in once
    assert "old" not in once
    assert replaced(once, lambda region: f"{region.name}/{region.argument}") == once


def test_an_example_is_shown_live() -> None:
    assert ":::{tip}\nWalk.\n:::\n\n% end" in replaced(
        PAGE, lambda region: GENERATORS["live"](region) if region.name == "live" else ""
    )


def test_fences_hold_shorter_fences() -> None:
    (fence,) = fences("````markdown example\n```sh\nls\n```\n````\n")
    assert (fence.info, fence.text, fence.line) == ("markdown example", "```sh\nls\n```\n", 1)


def test_what_the_format_would_interpret_is_escaped() -> None:
    assert table_of(("A",), [("a | b\nc",)]) == "| A |\n| --- |\n| a \\| b c |"
    assert code("{term}`x`") == "`` {term}`x` ``"
    assert block("markdown", "```sh\nls\n```\n") == "````markdown\n```sh\nls\n```\n````"


@pytest.mark.parametrize("name", ["no-such-command", "new nothing"])
def test_help_of_an_unknown_command_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="There is no command"):
        GENERATORS["help"](Region("help", name, ""))
