"""Applications to a clinic, what it answers, and the messages between the two."""
