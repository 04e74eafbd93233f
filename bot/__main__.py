"""`python -m bot` is `fourlap`."""

from bot.cli import main

main()
