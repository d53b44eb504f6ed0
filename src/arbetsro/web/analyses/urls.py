from django.urls import path

from arbetsro.web.analyses.views import deciding, files, history, listing, looking, saving, working

app_name = "analyses"
urlpatterns = [
    path("", listing.all_analyses, name="list"),
    path("new/", listing.new, name="new"),
    path("<uuid:analysis>/", listing.overview, name="show"),
    path("<uuid:analysis>/copy/", listing.copy, name="copy"),
    path("<uuid:analysis>/save/", saving.save, name="save"),
    path("<uuid:analysis>/items/", saving.change_list, name="items"),
    path("<uuid:analysis>/modules/", saving.choose_modules, name="modules"),
    path("<uuid:analysis>/news/", saving.news, name="news"),
    path("<uuid:analysis>/trace/<str:cell>/", working.trace, name="trace"),
    path("<uuid:analysis>/step/<slug:step>/", working.step, name="step"),
    path("<uuid:analysis>/sheet/<slug:letter>/", working.sheet, name="sheet"),
    path("<uuid:analysis>/activity/<slug:item>/", working.activity, name="activity"),
    path("<uuid:analysis>/uncertainty/", looking.uncertainty, name="uncertainty"),
    path("<uuid:analysis>/time/", looking.time, name="time"),
    path("<uuid:analysis>/scenarios/", looking.scenarios, name="scenarios"),
    path("<uuid:analysis>/history/", history.all_versions, name="history"),
    path("<uuid:analysis>/history/<int:number>/", history.version, name="version"),
    path("<uuid:analysis>/history/<int:number>/restore/", history.restore, name="restore"),
    path("<uuid:analysis>/compare/", history.compare, name="compare"),
    path("<uuid:analysis>/since/", history.since_base, name="since_base"),
    path("<uuid:analysis>/decision/", deciding.page, name="decision"),
    path("<uuid:analysis>/decision/send/", deciding.send, name="send"),
    path("<uuid:analysis>/decision/sign/", deciding.sign, name="sign"),
    path("<uuid:analysis>/decision/decide/", deciding.decide, name="decide"),
    path("<uuid:analysis>/decision/withdraw/", deciding.withdraw, name="withdraw"),
    path("<uuid:analysis>/files/", files.make, name="make_files"),
    path("<uuid:analysis>/files/case.toml", files.case_file, name="case_file"),
    path("<uuid:analysis>/files/<int:pk>/", files.download, name="file"),
]
