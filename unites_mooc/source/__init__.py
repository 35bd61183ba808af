"""Folder → Course and diagnostics: the only stage that reads what authors wrote."""
