"""Who changed and who read what, when, on whose behalf."""
