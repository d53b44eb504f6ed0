from django.urls import path

from arbetsro.web.themes.views import partners, received, regional

app_name = "themes"
urlpatterns = [
    path("", received.every, name="received"),
    path("received/<uuid:report>/<str:kind>/", received.file, name="received_file"),
    path("take/<uuid:report>/<slug:theme>/", received.take, name="take"),
    path("regional/", regional.every, name="regional"),
    path("regional/publish/", regional.publish, name="publish"),
    path("regional/<uuid:report>/<str:kind>/", regional.file, name="regional_file"),
    path("partners/", partners.every, name="partners"),
    path("partners/<int:partner>/remove/", partners.remove, name="partner_remove"),
]
