from django.urls import path

from arbetsro.web.surveys.views import (
    comparing,
    economics,
    handing_over,
    indicators,
    meeting,
    reliability,
    results,
)

app_name = "survey_results"
urlpatterns = [
    path("", results.every, name="list"),
    path("<uuid:wave>/", results.show, name="show"),
    path("<uuid:wave>/indicators/", indicators.show, name="indicators"),
    path("<uuid:wave>/reliability/", reliability.show, name="reliability"),
    path("<uuid:wave>/not-shown/", reliability.concealed, name="concealed"),
    path("<uuid:wave>/units/<int:unit>/", results.place, name="place"),
    path("<uuid:wave>/units/<int:unit>/change/", comparing.show, name="comparing"),
    path("<uuid:wave>/units/<int:unit>/meeting/", meeting.show, name="meeting"),
    path("<uuid:wave>/units/<int:unit>/meeting/<str:kind>/", meeting.file, name="meeting_file"),
    path("<uuid:wave>/units/<int:unit>/talked/", meeting.talked, name="talked"),
    path("<uuid:wave>/units/<int:unit>/take/<slug:variable>/", handing_over.take, name="take"),
    path("<uuid:wave>/units/<int:unit>/economics/", economics.show, name="economics"),
]
