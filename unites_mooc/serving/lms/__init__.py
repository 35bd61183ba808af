"""A learning platform to look into: packages as one serves them, with what it is told beside the course.

``packages`` reads a package, ``runtime`` gets the SCORM run-time, ``app`` answers the browser, and
``page/`` holds the platform's one page: ``session.js`` is its side of SCORM, ``panel.js`` what it shows.
"""
