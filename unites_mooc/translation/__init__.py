"""Course ↔ PO files, and the words of the interface."""
