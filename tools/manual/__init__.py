"""The generated parts of the manual: what the code already says is not written a second time."""
