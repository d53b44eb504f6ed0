"""The pages about measures."""
