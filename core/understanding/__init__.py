"""From what a runner wrote to what it says: scan, resolve, intent; safety first, on the raw text."""
