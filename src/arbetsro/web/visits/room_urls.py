"""The room of a visit for staff; ``urls.py`` includes it."""

from django.urls import path

from arbetsro.web.visits.views import room

urlpatterns = [
    path("room/test/", room.test, name="room_test"),
    path("<uuid:visit>/room/", room.show, name="room"),
    path("<uuid:visit>/room/enter/", room.enter, name="room_enter"),
    path("<uuid:visit>/room/now/", room.now, name="room_now"),
    path("<uuid:visit>/room/round/", room.begin_round, name="room_round"),
    path("<uuid:visit>/room/signal/", room.signal, name="room_signal"),
    path("<uuid:visit>/room/admit/", room.admit, name="room_admit"),
    path("<uuid:visit>/room/turn-away/", room.turn_away, name="room_turn_away"),
    path("<uuid:visit>/room/telephone/", room.telephone, name="room_telephone"),
    path("<uuid:visit>/room/video/", room.video, name="room_video"),
    path("<uuid:visit>/room/leave/", room.leave, name="room_leave"),
    path("<uuid:visit>/room/end/", room.end, name="room_end"),
]
