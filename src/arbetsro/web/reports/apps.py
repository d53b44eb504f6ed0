from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "arbetsro.web.reports"
    label = "reports"
