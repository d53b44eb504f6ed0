from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "arbetsro.web.care"
    label = "care"
