"""A second opinion on plans: a checker that shares no line with the coach.

It reads the profile and the exported JSON, nothing else, and judges by the invariants of the literature notes
(Frandsen 2025, Daniels, Bosquet 2007, Hudson and others; each rule names its own). It imports nothing of the core,
so a fault in the coach's arithmetic cannot hide in it.
"""
