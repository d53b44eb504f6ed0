"""Measures with owner, dates and follow-up: what is done about a risk, and whether it worked."""
