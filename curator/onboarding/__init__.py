"""A list's first day: what is read in it, the rules and workflows drafted for it, and the words about both.

Files in, files out; whoever opens a pull request with them, or rehearses a night, comes as a port.
"""
