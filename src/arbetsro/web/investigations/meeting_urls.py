"""The addresses of meetings, questions by e-mail, interviews and maps."""

from django.urls import URLPattern, path

from arbetsro.web.investigations.views import gathered, interviews, letters, maps, meetings

urlpatterns: list[URLPattern] = [
    path("<uuid:meeting>/meeting/", meetings.show, name="meeting"),
    path("<uuid:meeting>/meeting/cards/", meetings.prepare, name="meeting_prepare"),
    path("<uuid:meeting>/meeting/open/", meetings.open_dots, name="meeting_open"),
    path("<uuid:meeting>/meeting/close/", meetings.close_dots, name="meeting_close"),
    path("<uuid:meeting>/meeting/screen/", meetings.screen, name="meeting_screen"),
    path("<uuid:meeting>/meeting/map/", meetings.draw, name="meeting_map"),
    path("<uuid:meeting>/meeting/<int:card>/note/", meetings.note, name="meeting_note"),
    path("<uuid:meeting>/meeting/<int:card>/finding/", gathered.of_card, name="meeting_finding"),
    path("maps/", maps.all_of_them, name="maps"),
    path("maps/new/", maps.new, name="map_new"),
    path("maps/latest/<int:unit_pk>/", maps.latest, name="map_latest"),
    path("maps/<uuid:map>/", maps.show, name="map"),
    path("maps/<uuid:map>/change/", maps.change, name="map_change"),
    path("maps/<uuid:map>/links/", maps.links, name="map_links"),
    path("maps/<uuid:map>/<int:item>/finding/", maps.finding, name="map_finding"),
    path("<uuid:asking>/questions/", letters.questions, name="questions"),
    path("<uuid:asking>/questions/remind/", letters.remind, name="questions_remind"),
    path("<uuid:asking>/questions/close/", letters.close, name="questions_close"),
    path(
        "<uuid:asking>/questions/<int:question>/finding/",
        letters.finding,
        name="questions_finding",
    ),
    path("<uuid:interviewing>/interviews/", interviews.show, name="interviews"),
    path("<uuid:interviewing>/interviews/themes/", interviews.themes, name="interview_themes"),
    path("<uuid:interviewing>/interviews/new/", interviews.new, name="interview_new"),
    path(
        "<uuid:interviewing>/interviews/<uuid:conversation>/", interviews.change, name="interview"
    ),
    path(
        "<uuid:interviewing>/interviews/<uuid:conversation>/remove/",
        interviews.remove,
        name="interview_remove",
    ),
    path(
        "<uuid:interviewing>/interviews/<int:theme>/finding/",
        interviews.finding,
        name="interview_finding",
    ),
]
