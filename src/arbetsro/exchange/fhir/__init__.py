"""One person's record as FHIR R4, as plain dictionaries."""
