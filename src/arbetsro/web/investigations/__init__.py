"""Investigating the work environment: rounds, meetings, questions, interviews, and findings."""
