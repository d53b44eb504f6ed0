from django.urls import URLPattern, path

from arbetsro.web.investigations.views import replying, telephones

app_name = "meeting"
urlpatterns: list[URLPattern] = [
    path("questions/<slug:token>/", replying.reply, name="questions"),
    path("<slug:token>/", telephones.vote, name="vote"),
]
