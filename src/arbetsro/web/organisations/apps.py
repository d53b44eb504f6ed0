from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "arbetsro.web.organisations"
    label = "organisations"
