from django.urls import path

from arbetsro.web.applications.views.staff import cases, listing, telephone

app_name = "applications"
urlpatterns = [
    path("", listing.everybody, name="queue"),
    path("mine/", listing.mine, name="mine"),
    path("by-telephone/", telephone.register, name="by_telephone"),
    path("<uuid:application>/", cases.show, name="show"),
    path("<uuid:application>/decide/", cases.decide, name="decide"),
    path("<uuid:application>/flag/", cases.see_flag, name="see_flag"),
    path("<uuid:application>/assign/", cases.assign, name="assign"),
    path("<uuid:application>/employer/", cases.employer, name="employer"),
    path("<uuid:application>/write/", cases.write, name="write"),
]
