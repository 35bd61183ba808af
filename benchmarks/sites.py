"""Measures building a site against peers: the same lessons, in turns, in this run.

See ``benchmarks/README.md``. Peers that are not there are installed by name into the user's cache: Material
for MkDocs, Zensical and Pelican from PyPI, Eleventy from npm. Hugo has to be there (apt-get install hugo).
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import corpora

PROJECT = Path(__file__).parent.parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "unites-mooc-benchmarks"
CHANGE = "A sentence that was not there before.\n"


@dataclass(frozen=True)
class Tool:
    """A tool that makes a site of a folder."""

    name: str
    write: Callable[[Path, int], None]
    command: Callable[[Path, Path], list[str]]
    """The command, for the folder of the sources and that of the outputs."""
    lesson: Callable[[int], str]
    """The path of a lesson."""
    available: Callable[[], bool]


def main() -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=int, nargs="+", default=[40, 400])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tools", nargs="+", metavar="NAME", help="Only these, beside ours.")
    arguments = parser.parse_args()
    asked = [tool for tool in TOOLS if not arguments.tools or tool is OURS or tool.name in arguments.tools]
    tools = [tool for tool in asked if tool.available()]
    missing = [tool.name for tool in asked if tool not in tools]
    if missing:
        print(f"Not measured, since not to be had here: {', '.join(missing)}.")
    print("| lessons | tool | cold s | ours / it | nothing changed s | one lesson changed s | MB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for lessons in arguments.lessons:
        found = _measure(tools, lessons, arguments.rounds)
        ours = found[OURS.name]["cold"]
        for name, times in found.items():
            print(
                f"| {lessons} | {name} | {times['cold']:.2f} | {ours / times['cold']:.2f} "
                f"| {times['again']:.2f} | {times['changed']:.2f} | {times['megabytes']:.0f} |"
            )
    return 0


def _measure(tools: list[Tool], lessons: int, rounds: int) -> dict[str, dict[str, float]]:
    """Return the medians of several rounds, in which the tools take turns."""
    found: dict[str, dict[str, list[float]]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for round_ in range(rounds):
            corpora.round_ = int(time.time()) + round_
            for tool in tools:
                # Nothing is removed between measurements: a file system is slow at new files after that.
                folder = Path(scratch) / f"{round_}-{tool.name.replace(' ', '-')}"
                for what, value in _one_round(tool, folder, lessons).items():
                    found.setdefault(tool.name, {}).setdefault(what, []).append(value)
    return {name: {what: statistics.median(v) for what, v in all_.items()} for name, all_ in found.items()}


def _one_round(tool: Tool, folder: Path, lessons: int) -> dict[str, float]:
    sources, out = folder / "in", folder / "out"
    tool.write(sources, lessons)
    cold, megabytes = _run(tool.command(sources, out), sources)
    again, _ = _run(tool.command(sources, out), sources)
    with (sources / tool.lesson(lessons // 2)).open("a", encoding="utf-8") as file:
        file.write(f"\n{CHANGE}")
    changed, _ = _run(tool.command(sources, out), sources)
    return {"cold": cold, "again": again, "changed": changed, "megabytes": megabytes}


def _run(command: list[str], folder: Path) -> tuple[float, float]:
    """Return how long a command takes in seconds, and the largest memory of its own process in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment()
    )
    assert process.stderr
    own = _Memory(process.pid)
    own.start()
    said = process.stderr.read()
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    own.join()
    if status:
        raise SystemExit(f"{' '.join(command)} failed: {said.decode(errors='replace')[-2000:]}")
    of_all = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    return seconds, own.megabytes or of_all


class _Memory(threading.Thread):
    """Looks how large a process is while it runs: what the system says at its end counts its workers, too."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.status = Path(f"/proc/{process}/status")
        self.megabytes = 0.0

    def run(self) -> None:
        """Look until the process is gone."""
        while True:
            try:
                found = re.search(r"VmHWM:\s*(\d+) kB", self.status.read_text())
            except OSError:
                return
            if not found:
                return
            self.megabytes = int(found[1]) / 1024
            time.sleep(0.02)


def environment() -> dict[str, str]:
    """Return what the tools find in their environment; Python keeps what it compiles, as by itself."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(PROJECT), "NODE_PATH": str(CACHE / "node/node_modules")}


def _plain(number: int) -> str:
    return f"---\ntitle: {corpora.title(number)}\n---\n\n"


def _pelican_head(number: int) -> str:
    return f"Title: {corpora.title(number)}\nDate: 2026-01-01\nSlug: l{number}\n\n"


def _hugo(folder: Path, lessons: int) -> None:
    corpora.write(folder / "hugo.toml", 'baseURL = "https://example.org/"\ntitle = "Measured"\n')
    corpora.write(folder / "config.toml", 'baseURL = "https://example.org/"\ntitle = "Measured"\n')
    page = (
        "<!doctype html><html lang='en'><head><title>{{ .Title }}</title></head><body><nav>"
        "{{ range .Site.RegularPages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}</nav>"
        "{{ .Content }}</body></html>"
    )
    for name in ("single", "list"):
        corpora.write(folder / f"layouts/_default/{name}.html", page)
    corpora.flat(folder, lessons, _plain, "content/m{module}/l{number}.md", "/d{number}.svg")
    _drawings(folder / "static", lessons)


def _mkdocs(folder: Path, lessons: int) -> None:
    text = (
        "site_name: Measured\ntheme:\n  name: material\nmarkdown_extensions: [footnotes, tables, attr_list]\n"
    )
    corpora.write(folder / "mkdocs.yml", text)
    corpora.write(folder / "docs/index.md", "# Measured\n")
    corpora.flat(folder, lessons, _plain, "docs/m{module}/l{number}.md", "../d{number}.svg")
    _drawings(folder / "docs", lessons)


def _pelican(folder: Path, lessons: int) -> None:
    text = "SITENAME = 'M'\nSITEURL = ''\nTIMEZONE = 'UTC'\nPATH = 'content'\nFEED_ALL_ATOM = None\n"
    extensions = "MARKDOWN = {'extension_configs': {'markdown.extensions.extra': {}}}\n"
    corpora.write(folder / "pelicanconf.py", f"{text}{extensions}STATIC_PATHS = ['images']\n")
    place = "content/m{module}/l{number}.md"
    corpora.flat(folder, lessons, _pelican_head, place, "{{static}}/images/d{number}.svg")
    _drawings(folder / "content/images", lessons)


def _eleventy(folder: Path, lessons: int) -> None:
    page = (
        "<!doctype html><html lang='en'><head><title>{{ title }}</title></head><body><nav>"
        "{% for p in collections.all %}<a href='{{ p.url }}'>{{ p.data.title }}</a>{% endfor %}"
        "</nav>{{ content }}</body></html>"
    )
    corpora.write(folder / "_includes/page.njk", page)
    corpora.write(folder / "_data/layout.json", '"page.njk"\n')
    corpora.flat(folder, lessons, _plain, "m{module}/l{number}.md", "/d{number}.svg")


def _drawings(folder: Path, lessons: int) -> None:
    for number in range(1, lessons + 1):
        corpora.write(folder / f"d{number}.svg", corpora.DRAWING.format(number=number))


def _python_tool(package: str, command: str) -> Callable[[], bool]:
    """Return what installs a tool from PyPI into an environment of its own."""

    def available() -> bool:
        folder = CACHE / package
        if not (folder / "bin" / command).exists():
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
            pip = [str(folder / "bin/pip"), "install", "--quiet", package]
            if package == "pelican":
                pip.append("markdown")
            if subprocess.run(pip, check=False).returncode:
                return False
        return True

    return available


def _has_eleventy() -> bool:
    folder = CACHE / "node"
    if not (folder / "node_modules/.bin/eleventy").exists():
        if not shutil.which("npm"):
            return False
        folder.mkdir(parents=True, exist_ok=True)
        npm = ["npm", "install", "--silent", "--prefix", str(folder), "@11ty/eleventy"]
        return not subprocess.run(npm, check=False).returncode
    return True


def binary(package: str, command: str) -> str:
    """Return the path of a command of a package from PyPI."""
    return str(CACHE / package / "bin" / command)


OURS = Tool(
    "unites-mooc",
    corpora.ours,
    lambda sources, out: [sys.executable, "-m", "unites_mooc", "build", str(sources), "--out", str(out)],
    lambda number: f"modules/{(number - 1) // corpora.A_MODULE + 1:03}-m/{number:04}-l.md",
    lambda: True,
)
TOOLS = (
    OURS,
    Tool(
        "Hugo",
        _hugo,
        lambda _sources, out: ["hugo", "--quiet", "--destination", str(out)],
        lambda number: f"content/m{(number - 1) // corpora.A_MODULE + 1}/l{number}.md",
        lambda: shutil.which("hugo") is not None,
    ),
    Tool(
        "Material for MkDocs",
        _mkdocs,
        lambda _sources, out: [
            binary("mkdocs-material", "mkdocs"),
            "build",
            "--quiet",
            "--site-dir",
            str(out),
        ],
        lambda number: f"docs/m{(number - 1) // corpora.A_MODULE + 1}/l{number}.md",
        _python_tool("mkdocs-material", "mkdocs"),
    ),
    Tool(
        "Zensical",
        _mkdocs,
        lambda _sources, _out: [binary("zensical", "zensical"), "build"],
        lambda number: f"docs/m{(number - 1) // corpora.A_MODULE + 1}/l{number}.md",
        _python_tool("zensical", "zensical"),
    ),
    Tool(
        "Pelican",
        _pelican,
        lambda _sources, out: [
            binary("pelican", "pelican"),
            "content",
            "-o",
            str(out),
            "-s",
            "pelicanconf.py",
        ],
        lambda number: f"content/m{(number - 1) // corpora.A_MODULE + 1}/l{number}.md",
        _python_tool("pelican", "pelican"),
    ),
    Tool(
        "Eleventy",
        _eleventy,
        lambda _sources, out: [str(CACHE / "node/node_modules/.bin/eleventy"), "--quiet", f"--output={out}"],
        lambda number: f"m{(number - 1) // corpora.A_MODULE + 1}/l{number}.md",
        _has_eleventy,
    ),
)

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    raise SystemExit(main())
