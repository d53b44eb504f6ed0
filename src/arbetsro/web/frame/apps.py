from django.apps import AppConfig


class FrameConfig(AppConfig):
    name = "arbetsro.web.frame"
    label = "frame"
