"""Discord: the gateway and the REST API, by discord.py."""
