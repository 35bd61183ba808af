"""Why nothing can be served: a diagnostic of the machine, and the status that the command ends with."""

from __future__ import annotations

from unites_mooc.diagnostics import Diagnostic, Span

HERE = Span("")
"""The place of what is wrong with the machine and not with a file."""
WRONG_USAGE = 2
MACHINE = 3


class ServingError(Exception):
    """Nothing can be served."""

    def __init__(self, diagnostic: Diagnostic, status: int) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic
        self.status = status
