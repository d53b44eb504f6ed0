"""De-identified data sets, the evaluation, and how the service runs."""
