from django.apps import AppConfig


class AnalysesConfig(AppConfig):
    name = "arbetsro.web.analyses"
    label = "analyses"
