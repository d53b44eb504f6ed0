"""Backup and restore of an installation, from any of its databases to any other."""
