"""The pages of investigations."""
