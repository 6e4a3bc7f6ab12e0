"""The records: one pydantic model a kind, with Chinese field names; everything else is derived from it."""
