"""What cannot be solved where it arose: returns upward, formal requests, and who has which task."""
