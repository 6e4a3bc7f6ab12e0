"""From bytes to typed records: encoding, front matter with marks, slips of Chinese input, validation."""
