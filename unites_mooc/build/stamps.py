"""Whether anybody touched a file since: all builds ask it in the same way."""

from __future__ import annotations

import os
from typing import NamedTuple


class Stamp(NamedTuple):
    """What is different of a file that was changed, exchanged or restored."""

    size: int
    """In bytes."""
    time: int
    """When it was changed, in nanoseconds."""
    number: int
    """Of the file in its file system (inode): links to it have the same."""

    @classmethod
    def of(cls, found: os.stat_result) -> Stamp:
        """Return the stamp of a file by what the system says of it."""
        return cls(found.st_size, found.st_mtime_ns, found.st_ino)
