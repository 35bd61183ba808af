"""``calendar``: one file a cohort; an edition has its calendars whatever else is asked for."""

from __future__ import annotations

from unites_mooc.render.calendar import calendars
from unites_mooc.targets.base import Target

CALENDAR = Target("calendar", calendars)
