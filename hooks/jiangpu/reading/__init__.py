"""From bytes to typed records: encoding, front matter with positions, typing errors, validation."""
