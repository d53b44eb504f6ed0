from django.urls import path

from arbetsro.web.bookings.views import calendar, feeds, hours, illness, offering

app_name = "bookings"
urlpatterns = [
    path("", calendar.show, name="calendar"),
    path("application/<uuid:application>/", offering.show, name="application"),
    path("<uuid:booking>/cancel/", offering.cancel, name="cancel"),
    path("<uuid:booking>/no-show/", calendar.no_show, name="no_show"),
    path("anew/", illness.anew, name="anew"),
    path("ill/", illness.ill, name="ill"),
    path("hours/", hours.everybody, name="everybody"),
    path("hours/<int:staff>/", hours.show, name="hours"),
    path("hours/<int:staff>/deviation/", hours.deviation, name="deviation"),
    path("hours/end/<int:hours>/", hours.end, name="hours_end"),
    path("hours/deviation/<int:deviation>/remove/", hours.remove, name="deviation_remove"),
    path("feed/", feeds.show, name="feed"),
    path("feed/close/", feeds.close, name="feed_close"),
]
