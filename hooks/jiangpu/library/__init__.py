"""Documents, their names and relations, the loader, the settings, groupings, completeness, dated events."""
