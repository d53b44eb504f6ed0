"""Themes that many applicants share, counted, for employers and regional partners."""
