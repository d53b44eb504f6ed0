"""Views by level, the yearly follow-up, and the pack for the board."""
