"""What to run today, given how the runner is: rules in order, each with its reason. They only ever lower a day."""
