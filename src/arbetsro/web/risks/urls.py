from django.urls import path

from arbetsro.web.risks.views import deciding, listing, methods, rating, showing, writing

app_name = "risks"
urlpatterns = [
    path("", listing.show, name="list"),
    path("excel/", listing.excel, name="excel"),
    path("new/", writing.new, name="new"),
    path("method/", methods.show, name="method"),
    path("method/choose/", methods.choose, name="choose_method"),
    path("method/own/", methods.own_scale, name="own_scale"),
    path("<uuid:pk>/", showing.show, name="show"),
    path("<uuid:pk>/change/", writing.change, name="change"),
    path("<uuid:pk>/rate/", rating.rate, name="rate"),
    path("<uuid:pk>/accept/", deciding.accept, name="accept"),
    path("<uuid:pk>/accept/end/", deciding.end, name="end_acceptance"),
    path("<uuid:pk>/close/", deciding.close, name="close"),
    path("<uuid:pk>/reopen/", deciding.reopen, name="reopen"),
]
