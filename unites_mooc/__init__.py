"""unites-mooc: write a course once, publish it as a site, SCORM packages and PDF working aids.

The folders are the stages of the pipeline, in the order data takes:
source → translation → editions → render → targets → build → cli. See ARCHITECTURE.md.
"""

__version__ = "0.1.0"
