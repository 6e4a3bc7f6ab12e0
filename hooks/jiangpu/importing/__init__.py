"""What comes from outside: documents that people already have, made into records.

Nothing of them gets lost: what is not taken is told, with the reason.
"""
