"""The settings of an installation that also knows a slow kind of work."""

from arbetsro.web.settings import *  # noqa: F403
from arbetsro.web.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "web.jobs.slow"]
