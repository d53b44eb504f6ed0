from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "arbetsro.web.accounts"
    label = "accounts"
