from django.urls import path

from arbetsro.web.reports.views import open as open_pages

app_name = "reporting"
urlpatterns = [
    path("follow/", open_pages.follow, name="follow"),
    path("<slug:token>/", open_pages.report, name="form"),
]
