"""A problem, its code, its place, its edits."""
