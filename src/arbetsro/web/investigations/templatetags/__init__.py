"""Template tags of investigations."""
