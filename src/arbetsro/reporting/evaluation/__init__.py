"""The report of the evaluation, and what is wrong with a file of its data set, in words."""
