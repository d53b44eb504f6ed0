from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "arbetsro.web.applications"
    label = "applications"
