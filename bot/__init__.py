"""The process: settings, wiring and the three roads. It holds no rule of the coach."""
