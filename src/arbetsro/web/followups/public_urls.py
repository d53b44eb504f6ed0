from django.urls import path

from arbetsro.web.followups.views import form

app_name = "after"
urlpatterns = [
    path("", form.show, name="form"),
    path("decline/", form.decline, name="decline"),
]
