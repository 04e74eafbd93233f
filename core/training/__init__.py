"""Fitness and paces, the workout catalogue, the limits, and the planner that keeps them."""
