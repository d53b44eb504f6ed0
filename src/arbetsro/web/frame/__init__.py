"""What every page stands in: layout, languages, start page, errors, health."""
