from django.apps import AppConfig


class RisksConfig(AppConfig):
    name = "arbetsro.web.risks"
    label = "risks"
