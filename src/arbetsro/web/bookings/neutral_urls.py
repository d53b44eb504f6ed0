from django.urls import path

from arbetsro.web.applications.views.person import door
from arbetsro.web.bookings.views import person

app_name = "time"
urlpatterns = [
    path("", person.onward, name="mine"),
    path("page/", person.to_page, name="page"),
    path("door/<slug:mark>/", door.onward, name="door"),
]
