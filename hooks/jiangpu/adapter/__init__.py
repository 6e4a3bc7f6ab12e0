"""MkDocs meets the core: the only modules that import mkdocs.

Nothing here decides what a page says.
"""
