"""The forms of the clinic's staff."""
