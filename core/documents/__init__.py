"""What a runner can take along as a file: the plan as a calendar, and all that is kept of them."""
