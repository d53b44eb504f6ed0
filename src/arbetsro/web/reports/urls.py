from django.urls import path

from arbetsro.web.reports.views import cases, doors, reading, receiving

app_name = "reports"
urlpatterns = [
    path("", reading.every, name="list"),
    path("doors/", doors.every, name="doors"),
    path("doors/<int:pk>/", doors.show, name="door"),
    path("doors/<int:pk>/open/", doors.open_door, name="door_open"),
    path("doors/<int:pk>/change/", doors.change, name="door_change"),
    path("doors/<int:pk>/renew/", doors.renew, name="door_renew"),
    path("doors/<int:pk>/close/", doors.close, name="door_close"),
    path("doors/<int:pk>/sheet/", doors.sheet, name="sheet"),
    path("from/<int:pk>/", doors.to_form, name="to_form"),
    path("cases/", cases.every, name="cases"),
    path("cases/<uuid:case>/", cases.show, name="case"),
    path("cases/<uuid:case>/photo/", cases.photo, name="case_photo"),
    path("cases/<uuid:case>/receive/", cases.receive, name="case_receive"),
    path("cases/<uuid:case>/note/", cases.note, name="case_note"),
    path("cases/<uuid:case>/answer/", cases.answer, name="case_answer"),
    path("cases/<uuid:case>/readers/", cases.readers, name="case_readers"),
    path("cases/<uuid:case>/close/", cases.close, name="case_close"),
    path("cases/<uuid:case>/reopen/", cases.reopen, name="case_reopen"),
    path("<uuid:report>/", reading.show, name="show"),
    path("<uuid:report>/photo/", reading.photo, name="photo"),
    path("<uuid:report>/receive/", receiving.receive, name="receive"),
    path("<uuid:report>/finding/", receiving.finding, name="finding"),
    path("<uuid:report>/answer/", receiving.answer, name="answer"),
    path("<uuid:report>/hand-over/", receiving.hand_over, name="hand_over"),
    path("<uuid:report>/protect/", receiving.protect, name="protect"),
]
