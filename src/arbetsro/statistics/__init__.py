"""Results about groups of people, and what of them may be shown."""
