"""What the coach asks: the engine (`dialog`), the questions, and one file per dialog, joined in `table`."""
