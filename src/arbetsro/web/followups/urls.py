from django.urls import path

from arbetsro.web.followups.views import asking, assigning

app_name = "followups"
urlpatterns = [
    path("", assigning.every, name="list"),
    path("share/", assigning.share, name="share"),
    path("<uuid:follow_up>/proof/", assigning.proof, name="proof"),
    path("<uuid:follow_up>/assign/", assigning.assign, name="assign"),
    path("<uuid:follow_up>/ask/", asking.ask, name="ask"),
    path("<uuid:follow_up>/attempt/", asking.attempt, name="attempt"),
    path("<uuid:follow_up>/lose/", asking.lose, name="lose"),
]
