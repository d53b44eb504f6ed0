"""``arbetsro interventions``: the knowledge base on the console, one command a file."""
