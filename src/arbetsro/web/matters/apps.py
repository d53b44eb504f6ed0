from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "arbetsro.web.matters"
    label = "matters"
