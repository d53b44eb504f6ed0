"""Policies and routines: what an employer must have in writing, and what is missing."""
