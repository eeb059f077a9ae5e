"""Entries listed as preprints that were published since, and the edits that say so."""
