from django.urls import path

from arbetsro.web.cycle.views import hub, thread

app_name = "cycle"
urlpatterns = [
    path("", hub.start, name="start"),
    path("<int:pk>/", hub.unit, name="unit"),
    path("thread/<str:kind>/<uuid:id>/", thread.show, name="thread"),
]
