from django.urls import path

from arbetsro.web.surveys.views import text_themes, texts

app_name = "survey_texts"
urlpatterns = [
    path("", texts.every, name="list"),
    path("<uuid:wave>/", texts.show, name="show"),
    path("<uuid:wave>/next/", texts.another, name="next"),
    path("<uuid:wave>/texts/<uuid:text>/", texts.text, name="text"),
    path("<uuid:wave>/rename/", texts.rename, name="rename"),
    path("<uuid:wave>/publish/", texts.publish, name="publish"),
    path("<uuid:wave>/themes/", text_themes.show, name="themes"),
]
