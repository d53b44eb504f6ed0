"""``arbetsro instrument``: questionnaires on the console, one command a file."""
