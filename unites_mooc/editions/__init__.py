"""Which part of the course exists in an edition, and the proof that the rest does not."""
