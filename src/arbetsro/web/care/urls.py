from django.urls import path

from arbetsro.web.care.views import clinic, deletions, log, opening, wording

app_name = "care"
urlpatterns = [
    path("", clinic.show, name="clinic"),
    path("settings/", clinic.settings, name="settings"),
    path("texts/<slug:kind>/", clinic.texts, name="texts"),
    path("texts/<slug:kind>/preview/", clinic.preview, name="preview"),
    path("crisis/", clinic.crisis, name="crisis"),
    path("wording/", wording.load, name="wording"),
    path("wording/drop/", wording.drop, name="wording_drop"),
    path("log/", log.events, name="log"),
    path("log/file/", log.file, name="log_file"),
    path("deletions/", deletions.show, name="deletions"),
    path("open/<uuid:applicant>/", opening.show, name="open"),
]
