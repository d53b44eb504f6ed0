"""The forms of applications: those of the person, and those of the clinic."""
