from django.urls import path

from arbetsro.web.surveys.views import files

app_name = "survey_files"
_AT = "<uuid:wave>/units/<int:unit>/"
urlpatterns = [
    path(_AT, files.show, name="show"),
    path(f"{_AT}data/<slug:kind>/", files.data, name="data"),
    path(f"{_AT}codebook/<slug:kind>/", files.book, name="book"),
    path(f"{_AT}report/<slug:kind>/", files.report, name="report"),
    path(f"{_AT}pictures/<slug:name>/<slug:what>/", files.picture, name="picture"),
]
