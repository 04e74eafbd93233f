"""The store: athletes, inbox and outbox in one SQL database (SQLite today), one turn as one transaction."""
