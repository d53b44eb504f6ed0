"""Questionnaires as LimeSurvey keeps their structure (.lss)."""
