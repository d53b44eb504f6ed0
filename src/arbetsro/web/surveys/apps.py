from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "arbetsro.web.surveys"
    label = "surveys"
