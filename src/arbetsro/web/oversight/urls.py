from django.urls import URLPattern, path

from arbetsro.web.oversight.views import board, overview, telling, years, years_writing

app_name = "oversight"
urlpatterns: list[URLPattern] = [
    path("<int:pk>/", overview.show, name="show"),
    path("<int:pk>/figures/", overview.figures, name="figures"),
    path("<int:pk>/trend/", overview.trend, name="trend"),
    path("<int:pk>/together/", overview.together, name="together"),
    path("<int:pk>/conditions/", telling.conditions, name="conditions"),
    path("<int:pk>/conditions/tell/", telling.conditions_tell, name="conditions_tell"),
    path("<int:pk>/operations/", telling.operations, name="operations"),
    path("<int:pk>/operations/tell/", telling.operations_tell, name="operations_tell"),
    path("<int:pk>/board/", board.packs, name="board"),
    path("board/<uuid:pack>/", board.show, name="pack"),
    path("board/<uuid:pack>/make/", board.make, name="pack_make"),
    path("board/<uuid:pack>/file/<int:file>/", board.file, name="pack_file"),
    path("<int:pk>/years/", years.all_of_them, name="years"),
    path("<int:pk>/years/start/", years.start, name="year_start"),
    path("years/<uuid:year>/", years.show, name="year"),
    path("years/<uuid:year>/section/<slug:key>/", years_writing.section, name="year_section"),
    path("years/<uuid:year>/close/", years_writing.close, name="year_close"),
    path("years/<uuid:year>/reopen/", years_writing.reopen, name="year_reopen"),
    path("years/<uuid:year>/sign/", years_writing.sign, name="year_sign"),
    path("years/<uuid:year>/finding/", years_writing.finding, name="year_finding"),
    path("years/<uuid:year>/file/<slug:kind>/", years.file, name="year_file"),
]
