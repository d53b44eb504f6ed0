"""Who may do what: roles as data, one table of addresses, and the one way to fetch objects."""
