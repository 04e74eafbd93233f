"""Many runners, every rule: `python -m tests.proof.survey 2000 [seed]` prints what is broken, and for whom."""

from __future__ import annotations

import json
import sys
import traceback
from collections import Counter, defaultdict

from tests.proof.asked import season_of
from tests.proof.people import Profile, people, smallest
from tests.proof.second.verdict import Fault, faults


def judged(said: Profile) -> list[Fault]:
    """Return what is wrong with the plan for a runner; a plan that cannot even be made is wrong too."""
    try:
        return faults(said, season_of(said))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
        where = traceback.extract_tb(error.__traceback__)[-1]
        return [Fault("crash", "H", f"{type(error).__name__}: {error} ({where.name})")]


def shrunk(said: Profile, fault: Fault) -> tuple[Profile, Fault]:
    """Return the plainest runner whose plan breaks the same rule, and how."""
    small = smallest(said, lambda other: any(f.rule == fault.rule for f in judged(other)))
    return small, next(f for f in judged(small) if f.rule == fault.rule)


def main(how_many: int, seed: int) -> None:
    """Print each broken rule: plans, places, one small example."""
    plans: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], list[tuple[Profile, Fault]]] = defaultdict(list)
    Counter()
    for said in people(seed, how_many):
        found = judged(said)
        for key in {(fault.kind, fault.rule) for fault in found}:
            plans[key] += 1
            if len(first[key]) < 3:
                first[key].append((said, next(f for f in found if (f.kind, f.rule) == key)))
    print(f"{how_many} runners, seed {seed}")
    for (kind, name), count in sorted(plans.items(), key=lambda one: (one[0][0], -one[1])):
        print(f"\n{kind} {name}: {count} plans")
        for said, fault in first[kind, name][: 3 if kind == "H" else 1]:
            small, shown = shrunk(said, fault)
            print(f"  {shown.says}\n    {json.dumps(small)}")


if __name__ == "__main__":
    main(*(int(argument) for argument in [*sys.argv[1:], "1"][:2]))
