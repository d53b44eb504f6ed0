"""Risks: causes, consequences, how both parties rate them, and acceptance."""
