"""What templates may ask: the view, wording, charts, seals, codes to scan."""
