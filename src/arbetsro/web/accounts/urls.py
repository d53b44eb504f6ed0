from django.urls import path

from arbetsro.web.accounts.views import invitations, invited, me, sessions

app_name = "accounts"
urlpatterns = [
    path("me/", me.me, name="me"),
    path("me/sessions/", sessions.show, name="sessions"),
    path("me/sessions/end-others/", sessions.end_others, name="end_other_sessions"),
    path("me/sessions/<int:pk>/end/", sessions.end, name="end_session"),
    path("invitation/<str:token>/", invited.invitation, name="invitation"),
    path("o/<slug:organisation>/invite/", invitations.invite, name="invite"),
    path("o/<slug:organisation>/invitations/", invitations.show, name="invitations"),
    path(
        "o/<slug:organisation>/invitations/<int:pk>/again/",
        invitations.send_again,
        name="send_invitation_again",
    ),
    path(
        "o/<slug:organisation>/invitations/<int:pk>/revoke/",
        invitations.revoke,
        name="revoke_invitation",
    ),
]
