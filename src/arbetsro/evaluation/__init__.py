"""The evaluation of the counselling service: the de-identified data set and what it shows."""
