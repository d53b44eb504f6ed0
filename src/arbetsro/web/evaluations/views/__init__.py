"""The pages of evaluation and of running the service."""
