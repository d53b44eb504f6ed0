from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "arbetsro.web.visits"
    label = "visits"
