"""The outputs: Publication → Files, one folder a target, one line each in ``TARGETS``."""

from unites_mooc.targets.base import Target
from unites_mooc.targets.pdf import PDF
from unites_mooc.targets.scorm import SCORM12, SCORM2004
from unites_mooc.targets.site import SITE

TARGETS: dict[str, Target] = {target.name: target for target in (SITE, SCORM12, SCORM2004, PDF)}
