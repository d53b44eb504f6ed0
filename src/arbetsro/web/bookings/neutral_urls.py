from django.urls import path

from arbetsro.web.bookings.views import person

app_name = "time"
urlpatterns = [path("", person.onward, name="mine")]
