"""The looks, each in a module of its own; those that are here are taken."""
