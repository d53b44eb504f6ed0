"""Visits: the video room, the conversation guide, the action plan and the letter."""
