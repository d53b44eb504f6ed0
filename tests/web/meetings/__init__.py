"""Tests of ``web/investigations``: meetings, questions by e-mail, interviews and maps."""
