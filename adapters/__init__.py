"""The outside: platforms and storage, each filling a port of the core. They never import each other."""
