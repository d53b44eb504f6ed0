from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "arbetsro.web.oversight"
    label = "oversight"
