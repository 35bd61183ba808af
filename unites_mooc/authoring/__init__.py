"""What helps authors to begin and to go on: a first course, new files, schemas, an outline."""
