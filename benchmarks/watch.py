"""Measures how soon an edit is served while an author writes: ours and peers, in turns, in this run.

See ``benchmarks/README.md``. A lesson is saved with a sentence that was not there before, and its page is
asked for until it has that; the time from the save to the answer counts. Peers are those of ``sites.py``.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import corpora
import sites

EDITS = 15
PORT = 8790
ADDRESS = f"http://127.0.0.1:{PORT}/"
ASK_AGAIN = 0.001
PAUSE = 0.5
"""Seconds between two edits."""


@dataclass(frozen=True)
class Server:
    """A tool that serves a site while it is written."""

    name: str
    """That of the tool in ``sites.py``."""
    command: Callable[[Path], list[str]]
    page: Callable[[int], str]
    """The address of a lesson."""
    news: str = ""
    """The address at which an open page waits for news, where the server minds that."""


def main() -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=int, nargs="+", default=[40, 400])
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    tools = {tool.name: tool for tool in sites.TOOLS}
    servers = [server for server in SERVERS if tools[server.name].available()]
    print("| lessons | tool | edit → page served, ms | ours / it |")
    print("| --- | --- | --- | --- |")
    for lessons in arguments.lessons:
        found: dict[str, list[float]] = {server.name: [] for server in servers}
        for round_ in range(arguments.rounds):
            corpora.round_ = int(time.time()) + round_
            for server in servers:
                found[server.name].append(_median(server, tools[server.name], lessons))
        ours = statistics.median(found[sites.OURS.name])
        for name, times in found.items():
            median = statistics.median(times)
            print(f"| {lessons} | {name} | {1000 * median:.0f} | {ours / median:.2f} |")
    return 0


def _median(server: Server, tool: sites.Tool, lessons: int) -> float:
    """Return the median of some edits, in seconds."""
    number = lessons // 2
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "in"
        tool.write(folder, lessons)
        lesson = folder / tool.lesson(number)
        text = lesson.read_text("utf-8")
        page = ADDRESS + server.page(number)
        times = []
        with _running(server.command(folder), folder), ExitStack() as open_page:
            _ask(page, b"Part 1 of lesson", patience=300)
            if server.news:
                open_page.enter_context(urlopen(ADDRESS + server.news))
            for edit in range(EDITS):
                time.sleep(PAUSE)
                lesson.write_text(f"{text}\nA sentence with the word edit{edit}x.\n", "utf-8")
                start = time.perf_counter()
                _ask(page, f"edit{edit}x".encode(), patience=60)
                times.append(time.perf_counter() - start)
    return statistics.median(times)


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=folder, stdout=quiet, stderr=quiet, env=sites.environment()
    ) as process:
        try:
            yield
        finally:
            process.terminate()


def _ask(address: str, words: bytes, patience: float) -> None:
    """Ask for a page until it has some words; give up after so many seconds."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            with urlopen(address) as answer:
                if words in answer.read():
                    return
        except (URLError, OSError):
            time.sleep(0.05)
        time.sleep(ASK_AGAIN)
    raise SystemExit(f"{address} has never had {words!r}.")


def _module(number: int) -> int:
    return (number - 1) // corpora.A_MODULE + 1


SERVERS = (
    Server(
        sites.OURS.name,
        lambda folder: [sys.executable, "-m", "unites_mooc", "serve", str(folder), "--port", str(PORT)],
        lambda number: f"public/en/m{_module(number)}/lesson-{number}.html",
        news="-/events",
    ),
    Server(
        "Hugo",
        lambda _folder: ["hugo", "server", "--port", str(PORT), "--bind", "127.0.0.1", "--baseURL", ADDRESS],
        lambda number: f"m{_module(number)}/l{number}/",
    ),
    Server(
        "Zensical",
        lambda _folder: [sites.binary("zensical", "zensical"), "serve", "--dev-addr", f"127.0.0.1:{PORT}"],
        lambda number: f"m{_module(number)}/l{number}/",
    ),
)

if __name__ == "__main__":
    raise SystemExit(main())
