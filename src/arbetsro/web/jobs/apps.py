from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "arbetsro.web.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Finds the kinds of work of all apps, and what they do regularly."""
        autodiscover_modules("kinds", "regular_work")
