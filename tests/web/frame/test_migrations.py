"""The tables that migrations make are those that the models describe."""

from django.core.management import call_command


def test_no_model_has_changed_without_a_migration(db, capsys):
    call_command("makemigrations", check_changes=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out
