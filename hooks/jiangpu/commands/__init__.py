"""The command line: `jiangpu check`, `new`, `stage`, `index`. One file a command, one table."""
