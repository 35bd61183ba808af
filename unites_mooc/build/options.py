"""What is asked of a build, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from unites_mooc.diagnostics import Diagnostic
from unites_mooc.model.settings import OutputSettings

if TYPE_CHECKING:
    from unites_mooc.editions.leaks import Leak


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What to build, and how."""

    root: Path
    out: Path
    editions: tuple[str, ...] = ()
    """Empty for all; so are languages and targets."""
    languages: tuple[str, ...] = ()
    """A pseudo-locale may be asked for, too: it is published beside the others."""
    targets: tuple[str, ...] = ()
    jobs: int = 1
    executor: str = ""
    """The scheduler that makes documents, as ``dask://HOST:PORT``; processes of this machine where empty."""
    cache: Path | None = None
    """Folder of the memo; None for none."""
    strict: bool = False
    drafts: bool = False
    without_documents: bool = False
    """Whether no documents are made, whatever the course says: they take most of the time."""
    settings: OutputSettings = field(default_factory=OutputSettings)


@dataclass(frozen=True, slots=True)
class EditionResult:
    """What came of one edition; it was published unless it holds leaks."""

    written: int = 0
    """Files that are new or changed."""
    linked: int = 0
    """Files that are as they were."""
    tasks_run: int = 0
    tasks_remembered: int = 0
    pages_rendered: int = 0
    """Of those that may be remembered; without a cache of the user's own, none are counted."""
    pages_remembered: int = 0
    leaks: tuple[Leak, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a build."""

    diagnostics: tuple[Diagnostic, ...] = ()
    editions: Mapping[str, EditionResult] = field(default_factory=dict)
    """By name; empty where the course has errors."""
    texts_read: int | None = None
    """How many Markdown files were read, and not found among those that are remembered."""

    @property
    def leaks(self) -> tuple[Leak, ...]:
        """What outputs would have shown and must not."""
        return tuple(leak for edition in self.editions.values() for leak in edition.leaks)

    @property
    def succeeded(self) -> bool:
        """Whether all outputs were published."""
        return bool(self.editions) and not self.leaks

    @property
    def tasks_run(self) -> int:
        """How many tasks were run."""
        return sum(edition.tasks_run for edition in self.editions.values())
