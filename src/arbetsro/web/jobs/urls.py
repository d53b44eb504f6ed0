from django.urls import path

from arbetsro.web.jobs import views

app_name = "jobs"
urlpatterns = [
    path("<uuid:pk>/", views.show, name="show"),
    path("<uuid:pk>/progress/", views.progress, name="progress"),
]
