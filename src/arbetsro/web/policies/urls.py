from django.urls import path

from arbetsro.web.policies.views import deciding, listing, showing, writing

app_name = "policies"
urlpatterns = [
    path("", listing.all_of_them, name="list"),
    path("needed/", listing.needs, name="needed"),
    path("needed/size/", listing.size, name="size"),
    path("help/", listing.where_help_is, name="help"),
    path("new/", writing.start, name="start"),
    path("<uuid:policy>/", showing.show, name="show"),
    path("<uuid:policy>/write/", writing.write, name="write"),
    path("<uuid:policy>/drop/", writing.drop, name="drop"),
    path("<uuid:policy>/decide/", deciding.decide, name="decide"),
    path("<uuid:policy>/review/", deciding.review, name="review"),
    path("<uuid:policy>/withdraw/", deciding.withdraw, name="withdraw"),
    path("<uuid:policy>/acknowledge/", showing.acknowledge, name="acknowledge"),
    path("<uuid:policy>/readers/", showing.readers, name="readers"),
    path("<uuid:policy>/<int:number>/", showing.version, name="version"),
    path("<uuid:policy>/<int:number>/<slug:kind>/", showing.file, name="file"),
]
