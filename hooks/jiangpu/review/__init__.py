"""What a change means for readers: two versions of the library side by side.

sides (the earlier version opened) → comparing (what is new, changed, gone) → as_text, as_page,
as_word (the same review on the screen, as one page, as a sheet to tick).
"""
