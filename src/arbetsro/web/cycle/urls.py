from django.urls import path

from arbetsro.web.cycle.views import hub, moving, thread, waiting

app_name = "cycle"
urlpatterns = [
    path("", hub.start, name="start"),
    path("waiting/", waiting.show, name="waiting"),
    path("<int:pk>/", hub.unit, name="unit"),
    path("<int:pk>/move/", moving.move, name="move"),
    path("thread/<str:kind>/<uuid:thing>/", thread.show, name="thread"),
]
