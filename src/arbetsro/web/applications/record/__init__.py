"""A person's own record: readable on paper, and as FHIR."""
