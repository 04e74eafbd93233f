"""A terminal as a chat platform: typed by hand, or read from a script."""
