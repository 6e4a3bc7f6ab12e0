"""Learning: lessons, questions, paths, and the progress that a learner carries away.

Everything here is a pure function of the records; the pages are made in `pages/`.
"""
