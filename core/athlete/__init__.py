"""The runner: profile, goal, results, log, pains, absences, plan and the one open question."""
