"""What the outside must be able to do for the coach. Adapters fill these; the process in `bot` joins them.

The words: a platform *listens* and puts each raw event into the inbox; *reads* a stored event into an
`Envelope`; *delivers* what the coach says. A store keeps athletes, inbox and outbox, and does one turn as one
transaction.
"""
