"""Telling the staff what was found and done, and good examples."""
