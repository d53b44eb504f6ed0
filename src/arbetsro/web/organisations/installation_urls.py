from django.urls import path

from arbetsro.web.organisations.views import installation

app_name = "installation"
urlpatterns = [
    path("", installation.organisations, name="organisations"),
    path("organisations/new/", installation.create, name="create"),
]
