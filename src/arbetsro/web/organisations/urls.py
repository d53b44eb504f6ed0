from django.urls import path

from arbetsro.web.organisations.views import exchange, people, settings, start, units

app_name = "organisations"
urlpatterns = [
    path("", start.start, name="start"),
    path("units/", units.units, name="units"),
    path("units/<int:pk>/", units.unit, name="unit"),
    path("units/<int:pk>/branch/", units.unit_branch, name="branch"),
    path("units/<int:pk>/add/", units.add, name="unit_add"),
    path("units/<int:pk>/change/", units.change, name="unit_change"),
    path("units/<int:pk>/close/", units.close, name="unit_close"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/give/", people.give_role, name="role_give"),
    path("people/<int:pk>/roles/<int:membership>/end/", people.end_role, name="role_end"),
    path("import/", exchange.upload, name="import"),
    path("import/<uuid:pk>/", exchange.check, name="import_check"),
    path("import/<uuid:pk>/apply/", exchange.apply, name="import_apply"),
    path("import/<uuid:pk>/drop/", exchange.drop, name="import_drop"),
    path("export/excel/", exchange.export_excel, name="export_excel"),
    path("export/csv/", exchange.export_csv, name="export_csv"),
    path("settings/", settings.settings, name="settings"),
]
