from django.apps import AppConfig


class FollowupsConfig(AppConfig):
    name = "arbetsro.web.followups"
    label = "followups"
