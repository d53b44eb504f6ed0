from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "arbetsro.web.policies"
    label = "policies"
