"""The log of the care store is only written to."""

from django.db import migrations

from arbetsro.web.frame.append_only import append_only


class Migration(migrations.Migration):
    """Forbids changing and deleting its events."""

    dependencies = [("care", "0001_initial")]
    operations = [append_only("care_careevent")]
