"""What comes from outside: read, held against the records, and planned as changes.

Nothing here writes a file.
"""
