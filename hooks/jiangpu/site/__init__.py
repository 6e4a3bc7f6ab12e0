"""Addresses, artefacts, pictures, and what a page may know."""
