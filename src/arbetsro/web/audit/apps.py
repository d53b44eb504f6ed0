from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "arbetsro.web.audit"
    label = "audit"
