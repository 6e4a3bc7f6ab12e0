"""Documents, names, relations, loader, settings, groupings, completeness, dated events."""
