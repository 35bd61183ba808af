"""Write the generated parts of the manual: ``python -m tools.manual``."""

from __future__ import annotations

import sys

from tools.manual.pages import outdated


def main() -> None:
    """Write every page whose generated parts have changed, and say which."""
    for path, text in outdated():
        path.write_text(text, "utf-8")
        print(f"manual: wrote {path}", file=sys.stderr)


if __name__ == "__main__":
    main()
