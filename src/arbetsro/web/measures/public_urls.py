from django.urls import path

from arbetsro.web.measures.views import calendars

app_name = "calendar"
urlpatterns = [path("<str:key>.ics", calendars.feed, name="feed")]
