"""An application as it stands, which nobody else changes until one is done with it."""

from arbetsro.web.applications.models import Application


def locked(application: Application) -> Application:
    """The application with the person and the clinic, locked to the end of the transaction."""
    rows = Application.objects.select_for_update(of=("self",))
    return rows.select_related("applicant__clinic").get(pk=application.pk)
