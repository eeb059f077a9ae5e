"""What an entry's own links prove of its venue."""


def proven_venue(case):
    return None
