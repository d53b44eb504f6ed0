from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "arbetsro.web.jobs"
    label = "jobs"
