from django.urls import path

from arbetsro.web.audit import views

app_name = "audit_installation"
urlpatterns = [
    path("", views.list_installation, name="list"),
    path("export/", views.export_installation, name="export"),
]
