"""Units, people and roles in CSV and Excel: one form, read and written."""
