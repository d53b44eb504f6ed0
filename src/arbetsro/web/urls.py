"""Every address of the workbench. ``access/urls.toml`` says who may open which."""

from django.urls import include, path

urlpatterns = [
    path("", include("arbetsro.web.frame.urls")),
    path("accounts/", include("arbetsro.web.accounts.allauth_urls")),
    path("", include("arbetsro.web.accounts.urls")),
    path("installation/", include("arbetsro.web.organisations.installation_urls")),
    path("installation/audit/", include("arbetsro.web.audit.installation_urls")),
    path("o/<slug:organisation>/", include("arbetsro.web.organisations.urls")),
    path("o/<slug:organisation>/audit/", include("arbetsro.web.audit.urls")),
    path("o/<slug:organisation>/jobs/", include("arbetsro.web.jobs.urls")),
    path("o/<slug:organisation>/knowledge/", include("arbetsro.web.knowledge.urls")),
    path("o/<slug:organisation>/analyses/", include("arbetsro.web.analyses.urls")),
    path("o/<slug:organisation>/investigations/", include("arbetsro.web.investigations.urls")),
    path("o/<slug:organisation>/risks/", include("arbetsro.web.risks.urls")),
    path("o/<slug:organisation>/measures/", include("arbetsro.web.measures.urls")),
    path("o/<slug:organisation>/matters/", include("arbetsro.web.matters.urls")),
    path("o/<slug:organisation>/reports/", include("arbetsro.web.reports.urls")),
    path("o/<slug:organisation>/telling/", include("arbetsro.web.telling.urls")),
    path("o/<slug:organisation>/policies/", include("arbetsro.web.policies.urls")),
    path("o/<slug:organisation>/oversight/", include("arbetsro.web.oversight.urls")),
    path("o/<slug:organisation>/work-environment/", include("arbetsro.web.cycle.urls")),
    path("o/<slug:organisation>/evaluations/", include("arbetsro.web.evaluations.urls")),
    path("o/<slug:organisation>/themes/", include("arbetsro.web.themes.urls")),
    path("o/<slug:organisation>/visits/", include("arbetsro.web.visits.urls")),
    path("o/<slug:organisation>/follow-ups/", include("arbetsro.web.followups.urls")),
    path("o/<slug:organisation>/applications/", include("arbetsro.web.applications.urls")),
    path("o/<slug:organisation>/care/", include("arbetsro.web.care.urls")),
    path("o/<slug:organisation>/surveys/", include("arbetsro.web.surveys.urls")),
    path("o/<slug:organisation>/survey-results/", include("arbetsro.web.surveys.results_urls")),
    path("o/<slug:organisation>/survey-files/", include("arbetsro.web.surveys.files_urls")),
    path("o/<slug:organisation>/survey-texts/", include("arbetsro.web.surveys.texts_urls")),
    path("report/", include("arbetsro.web.reports.public_urls")),
    path("meeting/", include("arbetsro.web.investigations.public_urls")),
    path("answer/", include("arbetsro.web.surveys.answering_urls")),
    path("calendar/", include("arbetsro.web.measures.public_urls")),
    path("clinic/<slug:clinic>/follow-up/", include("arbetsro.web.followups.public_urls")),
    path("clinic/<slug:clinic>/plan/", include("arbetsro.web.visits.public_urls")),
    path("clinic/<slug:clinic>/visit/", include("arbetsro.web.visits.public_room_urls")),
    path("clinic/<slug:clinic>/", include("arbetsro.web.applications.public_urls")),
    path("o/<slug:organisation>/bookings/", include("arbetsro.web.bookings.urls")),
    path("clinic/<slug:clinic>/times/", include("arbetsro.web.bookings.public_urls")),
    path("time/", include("arbetsro.web.bookings.neutral_urls")),
]

handler400 = "arbetsro.web.frame.views.bad_request"
handler403 = "arbetsro.web.frame.views.forbidden"
handler404 = "arbetsro.web.frame.views.not_found"
handler500 = "arbetsro.web.frame.views.server_error"
