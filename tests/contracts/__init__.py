"""Contracts of ports: what the fake and the real thing promise alike."""
