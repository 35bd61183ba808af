"""What a target is: a name, and a function from a publication to files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from unites_mooc.editions.publication import Publication
from unites_mooc.render.files import Files


@dataclass(frozen=True, slots=True)
class Target:
    """An output of the course; never touches disk, processes or caches."""

    name: str
    render: Callable[[Publication], Files]
    """Returns the files of one language, relative to the folder of the edition."""
