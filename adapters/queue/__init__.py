"""PgQueuer as a `core.ports.store.Jobs`: it wakes processes and hands each of them rows to look at."""
