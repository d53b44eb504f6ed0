from django.urls import path

from arbetsro.web.frame import views

app_name = "frame"
urlpatterns = [
    path("", views.start, name="start"),
    path("language/", views.choose_language, name="language"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("health/alive/", views.alive, name="alive"),
    path("health/ready/", views.ready, name="ready"),
]
