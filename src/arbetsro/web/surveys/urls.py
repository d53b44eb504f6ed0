from django.urls import path

from arbetsro.web.surveys.views import campaign, inviting, planning, running, wording

app_name = "surveys"
urlpatterns = [
    path("", campaign.every, name="list"),
    path("new/", campaign.start, name="new"),
    path("wording/<slug:instrument>/", wording.load, name="wording"),
    path("<uuid:wave>/", campaign.show, name="show"),
    path("<uuid:wave>/settings/", campaign.settings, name="settings"),
    path("<uuid:wave>/asked/", planning.asked, name="asked"),
    path("<uuid:wave>/asked/choose/", planning.choose, name="choose"),
    path("<uuid:wave>/asked/leave-out/", planning.leave_out, name="leave_out"),
    path("<uuid:wave>/asked/<slug:kind>/new/", planning.question_new, name="question_new"),
    path("<uuid:wave>/asked/<slug:kind>/<slug:key>/", planning.question_change, name="question"),
    path(
        "<uuid:wave>/asked/<slug:kind>/<slug:key>/drop/",
        planning.question_drop,
        name="question_drop",
    ),
    path("<uuid:wave>/whom/", inviting.whom, name="whom"),
    path("<uuid:wave>/whom/invite/", inviting.invite, name="invite"),
    path("<uuid:wave>/whom/<int:pk>/drop/", inviting.codes_drop, name="codes_drop"),
    path("<uuid:wave>/whom/<int:pk>/slips/", inviting.slips, name="slips"),
    path("<uuid:wave>/ready/", inviting.ready, name="ready"),
    path("<uuid:wave>/preview/", running.preview, name="preview"),
    path("<uuid:wave>/open/", running.opening, name="open"),
    path("<uuid:wave>/letters/", running.letters, name="letters"),
    path("<uuid:wave>/reminders/", running.reminders, name="reminders"),
    path("<uuid:wave>/close/", running.close, name="close"),
    path("<uuid:wave>/publish/", running.publish, name="publish"),
    path("<uuid:wave>/cancel/", running.cancel, name="cancel"),
    path("<uuid:wave>/threshold/", running.threshold, name="threshold"),
]
