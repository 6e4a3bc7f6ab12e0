"""The pages: one module a subject; `plan.py` lists every output of the site."""
