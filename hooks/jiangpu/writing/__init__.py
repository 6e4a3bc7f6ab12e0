"""The inverse of `reading`: new records and changes to files, as text."""
