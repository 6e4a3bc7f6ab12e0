"""Paper: what stands on a sheet, whether it fits, and the PDF.

`card`, `poster`, `trainer` and `studio` say what stands on a sheet. `measuring` tells how much room
a text takes, `titles` breaks titles into lines, `fitting` finds the size in which a card fits.
`editions` tells an old card from a new one. `papers` puts the questions of a test into an order of
their own. `pdf` writes sheets and books with WeasyPrint, which only it needs. How a sheet looks is
said by `templates/sheets/` and `assets/sheet.css`, for the browser and for the PDF alike.
"""
