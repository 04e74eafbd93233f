"""Everything the coach says goes through here: texts as values, spoken at the edge in a language."""
