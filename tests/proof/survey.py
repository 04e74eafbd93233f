"""Many runners, every rule: `python -m tests.proof.survey 2000 [seed]` prints what is broken, and for whom."""

from __future__ import annotations

import json
import sys
import traceback
from collections import Counter, defaultdict

from tests.proof.asked import season_of
from tests.proof.people import Profile, people, smallest
from tests.proof.second.verdict import Fault, faults
from tests.proof.strata import refusals, table

SHOWN = 3
"""Examples of a hard rule that is broken."""


def judged(said: Profile) -> list[Fault]:
    """Return what is wrong with the plan for a runner; a plan that cannot even be made is wrong too."""
    return answered(said)[0]


def answered(said: Profile) -> tuple[list[Fault], str | None]:
    """Return the same, and the rule a runner is refused by."""
    try:
        found = season_of(said)
        return faults(said, found), found["refusal"] and found["refusal"]["rule"]
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
        where = traceback.extract_tb(error.__traceback__)[-1]
        return [Fault("crash", "H", f"{type(error).__name__}: {error} ({where.name})")], None


def shrunk(said: Profile, rule: str) -> tuple[Profile, str]:
    """Return the plainest runner whose plan breaks the same rule, and how."""
    small = smallest(said, lambda other: any(fault.rule == rule for fault in judged(other)))
    return small, next(fault.says for fault in judged(small) if fault.rule == rule)


def main(how_many: int, seed: int) -> None:
    """Print each hard rule that is broken with small examples, then the table of scored rules."""
    answers = [(said, *answered(said)) for said in people(seed, how_many)]
    found = [(said, wrong) for said, wrong, _ in answers]
    broken: Counter[str] = Counter()
    shown: dict[str, list[Profile]] = defaultdict(list)
    for said, wrong in found:
        for rule in {fault.rule for fault in wrong if fault.hard}:
            broken[rule] += 1
            shown[rule].append(said)
    print(f"{how_many} runners, seed {seed}: {sum(broken.values())} hard rules broken")
    for rule, count in broken.most_common():
        print(f"\n{rule}: {count} plans")
        for said in shown[rule][:SHOWN]:
            small, says = shrunk(said, rule)
            print(f"  {says}\n    {json.dumps(small)}")
    print(f"\n{table(found)}")
    print(f"\nRefused:\n{refusals((said, rule) for said, _, rule in answers)}")


if __name__ == "__main__":
    main(*(int(argument) for argument in [*sys.argv[1:], "1"][:2]))
