"""What is known to help: interventions with their evidence, and what follows for a plan."""
