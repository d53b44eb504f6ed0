from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "arbetsro.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Begins to listen to what allauth tells."""
        import_module("arbetsro.web.accounts.signals")
