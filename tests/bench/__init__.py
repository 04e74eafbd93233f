"""What the coach costs: measured in one run, told in ratios. `make bench` prints it; nothing here is a test."""
