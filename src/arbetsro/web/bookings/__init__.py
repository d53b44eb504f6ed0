"""When counsellors are there, and the times that have been booked with them."""
