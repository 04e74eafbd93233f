"""Telegram: the Bot API by long poll."""

from __future__ import annotations

import os

# python-telegram-bot 22 warns at every 429 unless asked, before its first use, for `timedelta`s.
os.environ["PTB_TIMEDELTA"] = "true"
