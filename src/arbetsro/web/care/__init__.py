"""The care store: its clinics, the people in their care, its keys and its log of access."""
