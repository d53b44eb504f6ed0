from django.urls import path

from arbetsro.web.visits.views import mine

app_name = "plan"
urlpatterns = [
    path("", mine.show, name="show"),
    path("plan.pdf", mine.paper, name="paper"),
    path("plan.ics", mine.calendar, name="calendar"),
    path("steps/<slug:step>/", mine.tick, name="tick"),
    path("letters/<uuid:letter>/", mine.letter, name="letter"),
]
