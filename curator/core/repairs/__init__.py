"""Better addresses for links, each with its evidence, and the edits that put them in."""
