from django.urls import path

from arbetsro.web.bookings.views import feeds, person

app_name = "times"
urlpatterns = [
    path("", person.mine, name="mine"),
    path("choose/", person.choose, name="choose"),
    path("<uuid:booking>/accept/", person.accept, name="accept"),
    path("<uuid:booking>/cancel/", person.cancel, name="cancel"),
    path("<uuid:booking>/time.ics", person.file, name="file"),
    path("staff/<str:key>.ics", feeds.feed, name="feed"),
]
