"""匠谱 Jiangpu: model workers' innovation studios and operating methods as a public website.

The packages below stand in the order in which data flows: language, problems, schema, reading,
writing, body, library, disclosure, figures, assessment, site, display, search, exports, share,
pages, checks, build, commands, adapter. Each uses only those before it, and only `adapter` knows
MkDocs. HACKING.md tells what each is about.
"""

__version__ = "0.1.0"
