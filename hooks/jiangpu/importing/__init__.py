"""What comes from outside: ledgers in Excel and CSV become planned records and a report.

The way of a ledger: `workbooks` reads bytes into sheets of cells, `tables` and `forms` find what is
a heading and what is a row, `headings` says which field a column belongs to, `rows` reads the cells
of a row, `matching` finds the record that a row is about, `merging` puts the two together, and
`planning` tells the story. `plan` is what comes out: plain data that a command and a page can show.
Nothing here writes.
"""
