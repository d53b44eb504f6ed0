from django.urls import path

from arbetsro.web.telling.views import examples, sharing, staff, writing

app_name = "telling"
urlpatterns = [
    path("", staff.every, name="list"),
    path("units/<int:pk>/", staff.unit, name="unit"),
    path("units/<int:pk>/wall/", staff.wall, name="wall"),
    path("units/<int:pk>/wall.pdf", staff.wall_pdf, name="wall_pdf"),
    path("units/<int:pk>/write/", writing.write, name="write"),
    path("drafts/", writing.drafts, name="drafts"),
    path("drafts/<uuid:message>/", writing.draft, name="draft"),
    path("drafts/<uuid:message>/change/", writing.change, name="change"),
    path("drafts/<uuid:message>/publish/", writing.publish, name="publish"),
    path("drafts/<uuid:message>/drop/", writing.drop, name="drop"),
    path("messages/<uuid:message>/withdraw/", writing.withdraw, name="withdraw"),
    path("examples/", examples.every, name="examples"),
    path("examples/<uuid:example>/", examples.show, name="example"),
    path("examples/<uuid:example>/withdraw/", sharing.withdraw, name="example_withdraw"),
    path("share/<uuid:measure>/", sharing.share, name="share"),
]
