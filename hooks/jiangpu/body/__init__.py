"""The editor's text: scanned for what the checks need, rendered to HTML and sanitised.

Nothing else passes through Markdown.
"""
