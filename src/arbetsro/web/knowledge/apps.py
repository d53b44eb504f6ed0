from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "arbetsro.web.knowledge"
    label = "knowledge"
