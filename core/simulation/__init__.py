"""Seasons of runners who do not exist, to ask whether a plan that listens keeps more of them running, and at what cost.

Pure: the dice are a seed (`dice`). A `Twin` is a runner, `fate` is what happens to them whatever they run, `season`
lives a twin through a season with one of the `arms`, `decision` judges the arms by rules written down beforehand.
What it does and does not show: `docs/simulation.md`.
"""
