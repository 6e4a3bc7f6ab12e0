"""匠谱 Jiangpu: model workers' innovation studios and operating methods, from Markdown files to a public website.

Data flows one way: files → front matter → records and problems → checks → library → pages and data → adapter.
Only `jiangpu.adapter` knows MkDocs.
"""

__version__ = "0.1.0"
