"""What the set-up says to people."""

import sys


class ObstacleError(Exception):
    """The machine lacks something that the set-up may not or cannot install itself."""

    def __init__(self, lack: str, command: str) -> None:
        """Say what is lacking and the one command that mends it."""
        super().__init__(f"{lack}; this mends it:\n    {command}")
        self.command = command


def say(line: str) -> None:
    """Print a line to standard error, where build tools expect remarks."""
    print(f"set-up: {line}", file=sys.stderr, flush=True)
