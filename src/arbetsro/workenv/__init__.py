"""The work environment: what to ask, what the law asks for, how risks are rated and told upward."""
