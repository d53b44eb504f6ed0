"""Questionnaires as data: how they are built and scored, never how their questions are worded."""
