from django.apps import AppConfig


class TellingConfig(AppConfig):
    name = "arbetsro.web.telling"
    label = "telling"
