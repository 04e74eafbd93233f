"""Clubs: a channel, those who joined, a weekly recap and sessions run together."""
