"""What a course is: frozen values, with no behaviour that needs a file."""
