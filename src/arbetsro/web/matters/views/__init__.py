"""The pages of matters and tasks."""
