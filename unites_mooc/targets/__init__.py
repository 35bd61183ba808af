"""The outputs: Publication → Files, one folder a target, one line each in ``TARGETS``."""

from __future__ import annotations

from collections.abc import Iterable

from unites_mooc.editions.publication import Publication
from unites_mooc.render.files import Files
from unites_mooc.render.packages import offered_packages, package_name
from unites_mooc.targets.base import Target
from unites_mooc.targets.calendar import CALENDAR
from unites_mooc.targets.pdf import PDF
from unites_mooc.targets.scorm import SCORM12, SCORM2004
from unites_mooc.targets.site import FOLDER, SITE

TARGETS: dict[str, Target] = {target.name: target for target in (SITE, SCORM12, SCORM2004, PDF)}
"""What can be asked for."""
ALWAYS = (CALENDAR,)
"""What an edition has whatever is asked for."""


def render_targets(publication: Publication, names: Iterable[str]) -> dict[str, Files]:
    """Return the files of targets, by name, and of those that are always made.

    The site holds the packages too, so that it can be published alone; no target needs to know
    another one for that, and a package that is asked for as well is rendered once.
    """
    rendered = {name: TARGETS[name].render(publication) for name in names}
    if SITE.name in rendered:
        for name in offered_packages(publication):
            files = rendered.get(name) or TARGETS[name].render(publication)
            path = f"{FOLDER}{publication.language}/files/{package_name(publication, name)}"
            rendered[SITE.name][path] = files[f"scorm/{package_name(publication, name)}"]
    return rendered | {target.name: target.render(publication) for target in ALWAYS}
