"""The pages of applications: those of the person, and those of the clinic."""
