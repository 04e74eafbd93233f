"""What the process answers to over HTTP: platforms that call instead of being asked."""
