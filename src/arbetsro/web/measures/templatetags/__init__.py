"""Template tags about measures."""
