"""Sets up the machine for the work on the project; started by ``tools/setup``.

Uses the standard library only, as nothing is installed yet when it runs.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder of the project."""
