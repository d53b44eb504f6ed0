from django.urls import path

from arbetsro.web.applications.views.person import door, neutral
from arbetsro.web.bookings.views import person

app_name = "time"
urlpatterns = [
    path("", person.onward, name="mine"),
    path("page/", person.to_page, name="page"),
    path("log-in/", neutral.begin, name="begin"),
    path("log-in/code/", neutral.code, name="code"),
    path("door/<slug:mark>/", door.onward, name="door"),
]
