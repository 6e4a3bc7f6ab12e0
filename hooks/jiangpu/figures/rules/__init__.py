"""Rules about figures, studios and years that hold for every record without being written down."""
