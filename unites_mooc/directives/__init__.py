"""The directives of the format: one file a directive, one line each in ``DIRECTIVES``."""

from unites_mooc.directives import (
    activity,
    callouts,
    details,
    facilitator,
    field,
    figure,
    listings,
    only,
    quiz,
    recordings,
    reflection,
    scenario,
    self_assessment,
    tabs,
    worksheet,
)
from unites_mooc.directives.base import Directive

DIRECTIVES: tuple[Directive, ...] = (
    *callouts.DIRECTIVES,
    figure.DIRECTIVE,
    *recordings.DIRECTIVES,
    details.DIRECTIVE,
    *tabs.DIRECTIVES,
    only.DIRECTIVE,
    facilitator.DIRECTIVE,
    activity.DIRECTIVE,
    reflection.DIRECTIVE,
    quiz.DIRECTIVE,
    self_assessment.DIRECTIVE,
    scenario.DIRECTIVE,
    field.DIRECTIVE,
    worksheet.DIRECTIVE,
    *listings.DIRECTIVES,
)

BY_NAME = {directive.name: directive for directive in DIRECTIVES}
