from django.apps import AppConfig


class AnswersConfig(AppConfig):
    name = "arbetsro.web.answers"
    label = "answers"
