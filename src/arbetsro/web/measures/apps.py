from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "arbetsro.web.measures"
    label = "measures"
