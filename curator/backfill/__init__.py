"""An archive of papers screened for a list: in chunks, resumable, on all cores or on many machines."""
