"""Reports from staff, with or without a name, incidents, and protected cases."""
