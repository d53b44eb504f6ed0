"""The pages of yearly follow-ups, views by level, and packs for the board."""
