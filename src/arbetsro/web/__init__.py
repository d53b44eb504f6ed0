"""The workbench in the browser: one Django project, one app a noun."""
