from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    name = "arbetsro.web.evaluations"
    label = "evaluations"
