"""The records: one pydantic model a kind, with Chinese field names; all else follows from it."""
