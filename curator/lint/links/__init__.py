"""What checks of links share: edits of addresses, the forms of arXiv links, lasting addresses."""
