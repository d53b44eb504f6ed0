"""The cycle of a unit on one page, the thread from finding to message, and moving what is open."""
