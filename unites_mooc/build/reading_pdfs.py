"""What the PDFs of an edition say, for the leak scan: each is read once, by a worker, and remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from unites_mooc.build.tasks import Results
from unites_mooc.editions.leaks import PDF_READERS, pdf_text
from unites_mooc.render.files import Archive, Files, Task


def pdf_readings(files: Files) -> Mapping[str, Task]:
    """Return the tasks that read the PDFs among files, members of archives included, by the key of each."""
    return {task.key: _reading(task) for task in _pdfs(files)}


def _reading(task: Task) -> Task:
    """Return the task that reads a PDF; what shapes that shapes what is read."""
    return Task(pdf_text, (task,), f"text of {task.key}", (*PDF_READERS, *task.libraries))


def texts_read(readings: Mapping[str, Task], results: Results) -> Mapping[str, str]:
    """Return what PDFs say, by the SHA-256 of the file."""
    return {
        hashlib.sha256(results.data[key]).hexdigest(): results.data[reading.key].decode(
            "utf-8", "surrogatepass"
        )
        for key, reading in readings.items()
    }


def _pdfs(files: Files | Mapping[str, object]) -> Iterator[Task]:
    for path, entry in files.items():
        if isinstance(entry, Task) and path.endswith(".pdf"):
            yield entry
        elif isinstance(entry, Archive):
            yield from _pdfs(entry.members)
