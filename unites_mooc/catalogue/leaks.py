"""Leaks: what no edition must show.

# leak (error)

An output holds what its edition excludes.

After everything was made, and before anything is published, the tool looks for excluded texts in every byte.

**Why:** notes for facilitators, or a cohort's data, would be public. Nothing of the edition was published.

**Not shown:** no course can bring this about; it is a fault of the tool. Please report it.
"""
