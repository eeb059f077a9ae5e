"""What sites of proceedings hold, when one is worth asking, and what was read of it before."""
