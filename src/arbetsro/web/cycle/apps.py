from django.apps import AppConfig


class CycleConfig(AppConfig):
    name = "arbetsro.web.cycle"
    label = "cycle"
