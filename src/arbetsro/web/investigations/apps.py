from django.apps import AppConfig


class InvestigationsConfig(AppConfig):
    name = "arbetsro.web.investigations"
    label = "investigations"
