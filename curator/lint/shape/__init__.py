"""What checks of an entry's shape share: parts, spaces, brackets, sentences, characters, markup."""
