"""What comes from outside: documents, ledgers and letters.

They are read, held against the records, and planned as changes.

Nothing of them gets lost: what is not taken is told, with the reason. Nothing here writes a file.
"""
