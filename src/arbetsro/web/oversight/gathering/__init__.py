"""Gathers what stands beside the figures: what is serious, what waits, what is not done and why."""
