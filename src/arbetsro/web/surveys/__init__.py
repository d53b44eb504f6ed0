"""Surveys of staff: what is asked, whom, and what is published of the answers."""
