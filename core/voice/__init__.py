"""Everything the coach says goes through here: texts as values, spoken at the edge in the runner's language."""
