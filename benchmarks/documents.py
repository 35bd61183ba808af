"""Measures documents against WeasyPrint alone: 40 handouts on two cores, and a book of 300 pages.

See ``benchmarks/README.md``.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HANDOUTS = 40
BOOK_LESSONS = 64
PROMISED = {"handouts": 0.5, "book": 0.85}
"""The most that ours may take, as a share of the peer's time."""
MEMORY = 1500
"""MB that making the book may need."""
WORDS = (
    *("city", "people", "plan", "strategy", "together", "listen", "council", "office", "integration"),
    *("resident", "meeting", "decision", "language", "school", "housing", "work", "neighbour", "answer"),
    *(
        "promise",
        "budget",
        "interpreter",
        "invitation",
        "change",
        "measure",
        "evidence",
        "partner",
        "association",
    ),
    *("group", "lesson", "question", "honest", "early", "shared", "written", "public", "small"),
)


def main() -> int:
    """Measure, print a table, and return 1 where ours takes more than is promised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured, in turns")
    parser.add_argument("--work", nargs=2, metavar=("WHAT", "FOLDER"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.work:
        return _work(arguments.work[0], Path(arguments.work[1]))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _prepare(folder)
        found: dict[str, list[dict[str, float]]] = {}
        for _round in range(arguments.rounds):
            for what in ("handouts-peer", "handouts", "book-peer", "book"):
                found.setdefault(what, []).append(_measured(what, folder))
    return _report(found)


def _report(found: dict[str, list[dict[str, float]]]) -> int:
    def middle(what: str, key: str) -> float:
        return statistics.median(measured[key] for measured in found[what])

    failed = False
    print("| what | WeasyPrint alone | ours | ratio | promised | memory of ours |")
    print("| --- | --- | --- | --- | --- | --- |")
    for what, most in PROMISED.items():
        peer, ours = middle(f"{what}-peer", "seconds"), middle(what, "seconds")
        memory = middle(what, "megabytes")
        failed |= ours / peer > most or memory > MEMORY
        print(f"| {what} | {peer:.2f} s | {ours:.2f} s | {ours / peer:.2f} | ≤ {most} | {memory:.0f} MB |")
    print(f"The book has {middle('book', 'pages'):.0f} pages.")
    return int(failed)


def _measured(what: str, folder: Path) -> dict[str, float]:
    """Measure in a process of its own: memory is that of the work alone."""
    command = [sys.executable, __file__, "--work", what, str(folder)]
    finished = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(finished.stdout)
    return measured


def _work(what: str, folder: Path) -> int:
    name = what.removesuffix("-peer")
    documents: list[tuple[Any, ...]] = pickle.loads((folder / f"{name}.pickle").read_bytes())
    begun = time.perf_counter()
    data = _peers(documents) if what.endswith("-peer") else _ours(documents)
    seconds = time.perf_counter() - begun
    used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    import pikepdf

    (folder / "last.pdf").write_bytes(data[-1])
    with pikepdf.open(folder / "last.pdf") as pdf:
        pages = len(pdf.pages)
    print(json.dumps({"seconds": seconds, "megabytes": used / 1024, "pages": pages}))
    return 0


def _ours(documents: list[tuple[Any, ...]]) -> list[bytes]:
    from unites_mooc.build.executors import open_executor
    from unites_mooc.render.pdf import render_pdf

    with open_executor(min(len(documents), 2)) as pool:
        return [future.result() for future in [pool.submit(render_pdf, *one) for one in documents]]


def _peers(documents: list[tuple[Any, ...]]) -> list[bytes]:
    """Make the same documents as the manual of WeasyPrint says, one after another."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from unites_mooc.render.pdf import fetcher_of

    made: list[bytes] = []
    for html, css, faces, resources, *_rest in documents:
        urls = [f"course:fonts/{number}.ttf" for number in range(len(faces))]
        rules = "".join(
            f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};src:url("{url}")}}'
            for (family, style, weight, _font), url in zip(faces, urls, strict=True)
        )
        fonts = FontConfiguration()
        fetcher = fetcher_of(dict(resources) | {url: face[3] for url, face in zip(urls, faces, strict=True)})
        text = rules + css.replace("$scale", "1")
        sheet = weasyprint.CSS(string=text, font_config=fonts, url_fetcher=fetcher)
        page = weasyprint.HTML(string=html, base_url="course:/", url_fetcher=fetcher)
        made.append(page.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"))
    return made


def _prepare(folder: Path) -> None:
    """Write what each task gets: the course is read and its fonts are made before anybody counts."""
    from unites_mooc.build.reading import read_course
    from unites_mooc.editions.select import select
    from unites_mooc.render.context import Medium, make_context
    from unites_mooc.render.document_list import documents_of
    from unites_mooc.render.documents import document_task
    from unites_mooc.render.layout import Layout
    from unites_mooc.translation.apply import translate

    course = folder / "course"
    _write_course(course, BOOK_LESSONS)
    read, flaws = read_course(course)
    assert read is not None, flaws
    publication = select(translate(read, "en")[0], "public")
    context = make_context(publication, Layout(pages="en/"), Medium.PRINT)
    fonts: dict[str, bytes] = {}
    for kind, most, name in (("handouts", HANDOUTS, "handouts"), ("course-book", 1, "book")):
        listed = [document for document in documents_of(context) if document.kind == kind][:most]
        tasks = [document_task(context, document) for document in listed]
        arguments = [tuple(_made(value, fonts) for value in task.arguments) for task in tasks]
        (folder / f"{name}.pickle").write_bytes(pickle.dumps(arguments))


def _made(value: Any, fonts: dict[str, bytes]) -> Any:
    from unites_mooc.render.files import Task

    if isinstance(value, Task):
        if value.key not in fonts:
            fonts[value.key] = value.function(*value.arguments)
        return fonts[value.key]
    return tuple(_made(item, fonts) for item in value) if isinstance(value, tuple) else value


def _write_course(root: Path, lessons: int) -> None:
    """Write a course of lessons as long as real ones; the same one each time."""
    chosen = random.Random(7)

    def words(count: int) -> str:
        return " ".join(chosen.choice(WORDS) for _ in range(count)).capitalize() + "."

    (root / "course").mkdir(parents=True)
    (root / "course/course.yaml").write_text(
        "id: corpus\ntitle: A corpus\nversion: 1.0.0\nlanguage: en\neditions:\n"
        "  public: {title: Public, include: [public]}\noutputs: {public: [pdf]}\n"
    )
    for number in range(lessons):
        folder = root / f"modules/{number // 8 + 1:02}-module-{number // 8}"
        folder.mkdir(parents=True, exist_ok=True)
        title = f"id: module-{number // 8}\ntitle: Module {number // 8}\n"
        (folder / "module.yaml").write_text(title)
        path = folder / f"{number % 8 + 1:02}-lesson.md"
        path.write_text(_lesson(number, words))


def _lesson(number: int, words: Callable[[int], str]) -> str:
    parts = [f"---\nid: lesson-{number}\ntitle: Lesson {number}\nduration: 12 min\n---\n"]
    for unit in range(5):
        parts.append(f"## Unit {unit} {{#unit-{unit}}}\n")
        parts.extend(words(55) + "\n" for _ in range(4))
        parts.append("\n".join(f"- {words(9)}" for _ in range(4)) + "\n")
        parts.append(f":::{{tip}}\n{words(30)}\n:::\n")
        rows = "\n".join(f"| {words(4)} | {words(12)} |" for _ in range(4))
        parts.append(f"| One | Two |\n|---|---|\n{rows}\n")
    options = "\n".join(f"- [{'x' if item == 1 else ' '}] {words(6)}" for item in range(4))
    question = f"### {words(8)} {{#q}}\n\n{options}\n"
    parts.append(f":::{{quiz}} A quiz\n:id: quiz-{number}\n\n{question}:::\n")
    return "\n".join(parts)


if __name__ == "__main__":
    raise SystemExit(main())
