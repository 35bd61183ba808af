"""What authors look at in a browser while they write: served from this machine, for this machine."""
