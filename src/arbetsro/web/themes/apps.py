from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "arbetsro.web.themes"
    label = "themes"
