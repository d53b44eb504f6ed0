from django.urls import path

from arbetsro.web.measures.views import (
    calendars,
    economy,
    following,
    listing,
    many,
    showing,
    writing,
)

app_name = "measures"
urlpatterns = [
    path("", listing.every, name="list"),
    path("board/", listing.board, name="board"),
    path("mine/", listing.mine, name="mine"),
    path("new/", writing.add, name="new"),
    path("many/", many.change, name="bulk"),
    path("many/<uuid:pk>/", many.changed, name="changed"),
    path("many/<uuid:pk>/undo/", many.undo, name="undo"),
    path("calendar/", calendars.show, name="calendar"),
    path("calendar/close/", calendars.close, name="calendar_close"),
    path("from-analysis/<uuid:pk>/", economy.take_over, name="take_over"),
    path("<uuid:pk>/", showing.show, name="show"),
    path("<uuid:pk>/change/", writing.change, name="change"),
    path("<uuid:pk>/state/", writing.state, name="state"),
    path("<uuid:pk>/follow-up/", following.show, name="follow_up"),
    path("<uuid:pk>/count/", economy.count, name="count"),
]
