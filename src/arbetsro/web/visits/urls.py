from django.urls import include, path

from arbetsro.web.visits.views import ending, letter, plan, record

app_name = "visits"
urlpatterns = [
    path("unsigned/", record.every, name="unsigned"),
    path("<uuid:visit>/record/", record.show, name="record"),
    path("<uuid:visit>/sign/", record.sign, name="sign"),
    path("<uuid:visit>/correct/", record.correct, name="correct"),
    path("case/<uuid:application>/plan/", plan.show, name="plan"),
    path("case/<uuid:application>/plan/share/", plan.share, name="plan_share"),
    path("case/<uuid:application>/plan/<slug:step>/", plan.step, name="step"),
    path("case/<uuid:application>/plan/<slug:step>/move/", plan.move, name="step_move"),
    path("case/<uuid:application>/plan/<slug:step>/remove/", plan.remove, name="step_remove"),
    path("case/<uuid:application>/letter/", letter.write, name="letter"),
    path("case/<uuid:application>/end/", ending.end, name="end"),
    path("letters/<uuid:letter>/give/", letter.give, name="letter_give"),
    path("", include("arbetsro.web.visits.room_urls")),
]
