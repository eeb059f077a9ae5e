"""The ledger: what this machine saw, proposed and decided, in an embedded database."""
