"""One file, one command. Each module holds its click command under the name ``command``.

What a command needs is imported when it runs: ``curator --help`` reads all of these files.
"""
