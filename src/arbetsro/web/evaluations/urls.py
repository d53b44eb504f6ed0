from django.urls import path

from arbetsro.web.evaluations.views import running, sets

app_name = "evaluations"
urlpatterns = [
    path("", sets.every, name="list"),
    path("freeze/", sets.freeze, name="freeze"),
    path("running/", running.show, name="running"),
    path("<uuid:pk>/", sets.show, name="show"),
    path("<uuid:pk>/codebook/", sets.book, name="codebook"),
    path("<uuid:pk>/<str:kind>/", sets.file, name="file"),
]
