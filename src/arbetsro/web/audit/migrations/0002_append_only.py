"""Triggers that keep the log append-only, whoever asks the database."""

from django.db import migrations

from arbetsro.web.frame.append_only import append_only


class Migration(migrations.Migration):
    """Forbids changing and deleting events."""

    dependencies = [("audit", "0001_initial")]
    operations = [append_only("audit_event")]
