"""Lets Lighthouse judge pages of a site as a phone sees them, and fails below what is promised.

See ``benchmarks/README.md``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import mimetypes
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
LIGHTHOUSE = "12.8.2"
LEAST: Mapping[str, int] = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
"""What a page must reach in each category."""
COMPRESSED = (".css", ".html", ".js", ".json", ".svg", ".webmanifest", ".xml")


class BenchmarkError(Exception):
    """What is needed is not there."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What Lighthouse says of one load of a page."""

    scores: Mapping[str, int]
    shift: float
    """Cumulative layout shift."""
    painted: float
    """Largest contentful paint, in seconds."""
    kilobytes: float
    """On the wire, headers included."""
    requests: int
    missed: tuple[str, ...]
    """The audits that were not passed, of categories that are below what is promised."""


def main() -> int:
    """Measure, print a table, and return 1 where a page is below what is promised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("course", nargs="?", type=Path, default=ROOT, help="folder of the course")
    parser.add_argument("--edition", default="public", help="the edition whose site is judged")
    parser.add_argument("--page", action="append", default=[], help="path of a page in the site; repeatable")
    parser.add_argument("--runs", type=int, default=3, help="loads of each page, of which the median counts")
    options = parser.parse_args()
    try:
        program, browser = lighthouse(), chromium()
        with tempfile.TemporaryDirectory() as folder:
            site = built_site(options.course, options.edition, Path(folder))
            pages = options.page or default_pages(site)
            with served(site) as address:
                return report(
                    {
                        page: [judge(program, browser, address + page) for _ in range(options.runs)]
                        for page in pages
                    }
                )
    except (BenchmarkError, subprocess.CalledProcessError) as problem:
        print(problem, file=sys.stderr)
        return 3


def lighthouse() -> Path:
    """Return Lighthouse's program; install it into the user's cache folder where it is not there yet."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "unites-mooc-benchmarks"
    folder = cache / f"lighthouse-{LIGHTHOUSE}"
    program = folder / "node_modules/lighthouse/cli/index.js"
    if not program.exists():
        if not shutil.which("npm"):
            raise BenchmarkError("Lighthouse needs Node with npm: install it, and run this again.")
        print(f"Installing Lighthouse {LIGHTHOUSE} into {folder}", file=sys.stderr)
        folder.mkdir(parents=True, exist_ok=True)
        install = ("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder))
        subprocess.run([*install, f"lighthouse@{LIGHTHOUSE}"], check=True, stdout=sys.stderr)
    return program


def chromium() -> str:
    """Return the browser of the tests."""
    from playwright.sync_api import sync_playwright

    for name in (os.environ.get("CHROMIUM"), "/usr/bin/chromium"):
        if name and shutil.which(name):
            return name
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not Path(path).exists():
        raise BenchmarkError("There is no Chromium: `make test` installs one, or `CHROMIUM` names it.")
    return path


def built_site(course: Path, edition: str, folder: Path) -> Path:
    """Return the site of an edition, built anew from the sources beside this program."""
    command = (
        sys.executable,
        "-m",
        "unites_mooc",
        "build",
        str(course.resolve()),
        "--out",
        str(folder / "build"),
    )
    chosen = ("--edition", edition, "--target", "site")
    subprocess.run([*command, *chosen], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return folder / "build" / edition / "site"


def default_pages(site: Path) -> list[str]:
    """Return the first page, the first module and its first lesson, in the language that comes first."""
    choice = (site / "index.html").read_text("utf-8")
    found = re.search(r'class="button" href="([^"]+)"', choice)
    assert found, "the page at the root leads to the languages"
    first = found[1]
    language = first.split("/")[0]
    course = (site / language / "course.js").read_text("utf-8")
    structure = json.loads(course.partition("window.unitesCourse = ")[2].rstrip(";\n"))
    lesson = structure["lessons"][0].split(" ")[0]
    (path,) = (path for path in (site / language).glob(f"*/{lesson}.html"))
    return [first, f"{language}/{path.parent.name}/index.html", path.relative_to(site).as_posix()]


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder as a well-kept web server does, and yield its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = (site / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
            path = path / "index.html" if path.is_dir() else path
            if not path.is_relative_to(site.resolve()) or not path.is_file():
                self.send_error(404)
                return
            data = path.read_bytes()
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            if path.suffix == ".webmanifest":
                kind = "application/manifest+json"
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            kept = "max-age=31536000, immutable" if "?v=" in self.path else "no-cache"
            self.send_header("Cache-Control", kept)
            if path.suffix in COMPRESSED:
                data = gzip.compress(data, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing of each request."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def judge(program: Path, browser: str, url: str) -> Judgement:
    """Load a page once, as a phone, and return what Lighthouse says of it."""
    flags = "--headless=new --no-sandbox --disable-gpu"
    finished = subprocess.run(
        ["node", str(program), url, "--output=json", "--quiet", f"--chrome-flags={flags}"],
        check=True,
        capture_output=True,
        env=os.environ | {"CHROME_PATH": browser},
    )
    found = json.loads(finished.stdout)
    if "runtimeError" in found:
        raise BenchmarkError(f"{url}: {found['runtimeError']['message']}")
    audits = found["audits"]
    scores = {name: round(100 * (found["categories"][name]["score"] or 0)) for name in LEAST}
    low = [name for name, least in LEAST.items() if scores[name] < least]
    return Judgement(
        scores=scores,
        shift=audits["cumulative-layout-shift"]["numericValue"],
        painted=audits["largest-contentful-paint"]["numericValue"] / 1000,
        kilobytes=audits["total-byte-weight"]["numericValue"] / 1024,
        requests=len(audits["network-requests"]["details"]["items"]),
        missed=tuple(name for category in low for name in _missed(found["categories"][category], audits)),
    )


def _missed(category: Mapping[str, Any], audits: Mapping[str, Any]) -> Iterator[str]:
    for reference in category["auditRefs"]:
        score = audits[reference["id"]]["score"]
        if reference["weight"] and score is not None and score < 1:
            yield f"{reference['id']} ({round(100 * score)})"


def report(judgements: Mapping[str, list[Judgement]]) -> int:
    """Print a line for each page, by the medians of its loads; return 1 where one is too low."""
    heads = ("performance", "accessibility", "best practices", "SEO", "CLS", "LCP s", "KB", "requests")
    width = max(map(len, judgements))
    print(f"{'page':{width}}  " + "  ".join(heads))
    failed = False
    for page, loads in judgements.items():
        scores = {name: round(statistics.median(load.scores[name] for load in loads)) for name in LEAST}
        cells = (
            *map(str, scores.values()),
            f"{statistics.median(load.shift for load in loads):.3f}",
            f"{statistics.median(load.painted for load in loads):.2f}",
            f"{statistics.median(load.kilobytes for load in loads):.0f}",
            str(round(statistics.median(load.requests for load in loads))),
        )
        row = "  ".join(f"{cell:>{len(head)}}" for cell, head in zip(cells, heads, strict=True))
        print(f"{page:{width}}  {row}")
        if any(scores[name] < least for name, least in LEAST.items()):
            failed = True
            missed = sorted({name for load in loads for name in load.missed})
            print(f"{'':{width}}  below what is promised: {', '.join(missed)}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
