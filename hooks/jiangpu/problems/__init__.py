"""A problem, its code, its place, its edits, and the waivers that silence it."""
