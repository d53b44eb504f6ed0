from django.urls import path

from arbetsro.web.matters.views import distributing, lists, matter, own, sending

app_name = "matters"
urlpatterns = [
    path("", lists.all_matters, name="list"),
    path("new/", sending.new, name="new"),
    path("request/", sending.request_by_law, name="request"),
    path("mine/", own.tasks, name="my_tasks"),
    path("tasks/", distributing.units, name="tasks"),
    path("tasks/<int:pk>/", distributing.unit, name="tasks"),
    path("tasks/<int:pk>/pdf/", distributing.pdf, name="tasks_pdf"),
    path("tasks/<int:pk>/give/", distributing.give, name="task_give"),
    path("tasks/<uuid:task>/deputy/", distributing.deputy, name="task_deputy"),
    path("tasks/<uuid:task>/end/", distributing.end, name="task_end"),
    path("tasks/<uuid:task>/acknowledge/", own.acknowledge, name="task_acknowledge"),
    path("tasks/<uuid:task>/return/", own.give_back, name="task_return"),
    path("<uuid:pk>/", matter.show, name="show"),
    path("<uuid:pk>/confirm/", matter.confirm, name="confirm"),
    path("<uuid:pk>/answer/", matter.answer, name="answer"),
    path("<uuid:pk>/withdraw/", matter.withdraw, name="withdraw"),
    path("<uuid:pk>/pdf/", matter.pdf, name="pdf"),
    path("<uuid:pk>/receipt/", matter.receipt, name="receipt"),
]
