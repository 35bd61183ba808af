"""``source-never-cited``, ``citation-not-in-sources``: the text of a case and its `sources` differ.

**What is wrong.** The metadata of a case list its sources. One of them is cited nowhere in the text, or
the text cites a work that is not among them.

**Why it matters.** The list stands at the head of the case and says what it rests on; readers, and
whoever renews the case, go by it. A source that supports nothing in the text only looks like evidence.

**An example.** `sources: [city-plan-2023]` above a text that only cites `[@press-2024]`.

**The mend.** Cite the source where it supports something, or take it off the list; add the work that the
text cites.
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import Diagnostic, hint
from unites_mooc.model.contents import parts_of_text
from unites_mooc.model.course import Case, Course
from unites_mooc.model.prose import Citation


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a hint for every difference between the sources of a case and what it cites."""
    for case in course.cases:
        if case.meta.sources:
            yield from _check(case)


def _check(case: Case) -> Iterator[Diagnostic]:
    citations = [part for part in parts_of_text(case) if isinstance(part, Citation)]
    cited = {cite.key for citation in citations for cite in citation.cites}
    for index, key in enumerate(case.meta.sources):
        if key not in cited:
            place = case.places.get(f"sources.{index}", case.at("sources"))
            message = f"The text of the case never cites `{key}`."
            yield hint(place, "source-never-cited", message, f"Cite it (`[@{key}]`), or take it off.")
    named = set(case.meta.sources)
    for citation in citations:
        for cite in citation.cites:
            if cite.key not in named:
                named.add(cite.key)
                message = f"The case cites `{cite.key}`, which is not among its `sources`."
                yield hint(citation.span, "citation-not-in-sources", message, "Add it to `sources`.")
