"""The content of the counselling service, and small rules about times, plans and danger."""
