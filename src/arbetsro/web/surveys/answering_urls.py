"""The pages on which staff answer. They ask for no account and keep no session."""

from django.urls import path

from arbetsro.web.surveys.views import answering

app_name = "answering"
urlpatterns = [
    path("", answering.enter, name="code"),
    path("sent/", answering.sent, name="sent"),
    path("<slug:code>/", answering.answer, name="form"),
]
