"""Surveys of staff: what is asked, what is kept of the answers, and what is published of them."""
