from django.urls import URLPattern, path

from arbetsro.web.investigations.meeting_urls import urlpatterns as of_meetings
from arbetsro.web.investigations.views import (
    checklists,
    closing,
    findings,
    photos,
    planning,
    rounds,
    showing,
    taking_part,
)

app_name = "investigations"
urlpatterns: list[URLPattern] = [
    path("", planning.all_of_them, name="list"),
    path("new/", planning.new, name="new"),
    path("<uuid:pk>/", showing.show, name="show"),
    path("<uuid:pk>/change/", planning.change, name="change"),
    path("<uuid:pk>/participants/", taking_part.change, name="participants"),
    path("<uuid:pk>/close/", closing.close, name="close"),
    path("<uuid:pk>/abandon/", closing.abandon, name="abandon"),
    path("<uuid:pk>/photos/<uuid:photo>/", photos.show, name="photo"),
    path("<uuid:pk>/photos/<uuid:photo>/remove/", photos.remove, name="photo_remove"),
    # The round. Nothing else may stand below it: a telephone keeps what is there.
    path("round/worker.js", rounds.worker, name="round_worker"),
    path("round/<uuid:pk>/", rounds.show, name="round"),
    path("round/<uuid:pk>/news/", rounds.news, name="round_news"),
    path("round/<uuid:pk>/answer/", rounds.answer, name="round_answer"),
    path("round/<uuid:pk>/photo/", rounds.photo, name="round_photo"),
    path("round/<uuid:pk>/question/", rounds.question, name="round_question"),
    # Findings
    path("findings/", findings.all_of_them, name="findings"),
    path("findings/new/", findings.new, name="finding_new"),
    path("findings/<uuid:pk>/", findings.show, name="finding"),
    path("findings/<uuid:pk>/settle/", findings.settle, name="finding_settle"),
    path("findings/<uuid:pk>/reopen/", findings.reopen, name="finding_reopen"),
    # Checklists
    path("checklists/", checklists.all_of_them, name="checklists"),
    path("checklists/new/", checklists.new, name="checklist_new"),
    path("checklists/<slug:key>/", checklists.show, name="checklist"),
    path("checklists/<slug:key>/change/", checklists.change, name="checklist_change"),
    path("checklists/<slug:key>/withdraw/", checklists.withdraw, name="checklist_withdraw"),
    path(
        "checklists/<slug:key>/<slug:digest>/",
        checklists.show_as_it_was,
        name="checklist_as_it_was",
    ),
    # Meetings, questions by e-mail, interviews and maps
    *of_meetings,
]
