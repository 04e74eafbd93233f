"""Read labelled lines from standard input and print what was understood, for `score.py`.

score.py LABELS.jsonl --misses -- python -m tests.tools.read_lines
"""

from __future__ import annotations

import json
import sys
from datetime import date

from core.understanding.record import as_record
from core.understanding.understand import understand
from core.units import Units

TODAY = date(2026, 11, 23)


def main() -> None:
    """Answer each line with one line."""
    for line in sys.stdin:
        one = json.loads(line)
        reading = understand(
            one["text"],
            context=one["context"],
            units=Units(one["units"]),
            today=TODAY,
            language=one.get("lang", "en"),
        )
        sys.stdout.write(json.dumps(as_record(reading), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
