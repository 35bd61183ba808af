"""A memo that all tests share: fonts are subset once, not in every test."""

from __future__ import annotations

import getpass
import tempfile
from pathlib import Path

SHARED_CACHE = Path(tempfile.gettempdir()) / f"unites-mooc-tests-{getpass.getuser()}"
"""Safe to share: what is in it is found by the content that it was made from."""
