from django.urls import path

from arbetsro.web.knowledge.views import around, entry, matrix, own, recommend

app_name = "knowledge"
urlpatterns = [
    path("", matrix.show, name="matrix"),
    path("recommend/", recommend.show, name="recommend"),
    path("about/", around.all_contexts, name="contexts"),
    path("about/<slug:context>/", around.context, name="context"),
    path("practice/", around.practice, name="practice"),
    path("coverage/", around.covered, name="coverage"),
    path("sources/", around.all_sources, name="sources"),
    path("own/new/", own.add, name="own_new"),
    path("own/<slug:entry>/", own.change, name="own_change"),
    path("own/<slug:entry>/withdraw/", own.withdraw, name="own_withdraw"),
    path("<slug:entry>/", entry.show, name="entry"),
    path("<slug:entry>/<slug:digest>/", entry.show_as_it_was, name="entry_as_it_was"),
]
