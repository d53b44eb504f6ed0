from django.urls import path

from arbetsro.web.visits.views import room_person as room

app_name = "room"
urlpatterns = [
    path("test/", room.test, name="test"),
    path("<uuid:visit>/", room.show, name="show"),
    path("<uuid:visit>/enter/", room.enter, name="enter"),
    path("<uuid:visit>/now/", room.now, name="now"),
    path("<uuid:visit>/round/", room.begin_round, name="round"),
    path("<uuid:visit>/signal/", room.signal, name="signal"),
    path("<uuid:visit>/telephone/", room.telephone, name="telephone"),
    path("<uuid:visit>/video/", room.video, name="video"),
    path("<uuid:visit>/leave/", room.leave, name="leave"),
]
