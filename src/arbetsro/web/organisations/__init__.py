"""Organisations, their units, and who has which role where."""
