"""What checks of the list's structure share: its contents and its order."""
