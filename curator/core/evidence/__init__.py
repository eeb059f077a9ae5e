"""What sources say of where a work was published, and what follows from it."""
