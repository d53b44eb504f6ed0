"""The pages of what the staff are told, and of good examples."""
