"""Paper: what stands on a sheet, whether it fits, and the PDF.

`card` says what stands on the card of a method, `measuring` how much room a text takes, `fitting`
in which size it fits its sheet. `editions` tells an old card from a new one. `papers` puts the
questions of a test into an order of their own. `pdf` writes sheets with WeasyPrint, which only it
needs. How a sheet looks is said by `templates/sheets/` and `assets/sheet.css`, for the browser and
for the PDF alike.
"""
