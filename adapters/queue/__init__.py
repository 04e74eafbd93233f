"""PgQueuer as a `core.ports.Jobs`: it wakes processes and hands each of them rows to look at."""
