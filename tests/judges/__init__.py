"""Real tools that judge what the toolkit writes: browser, SCORM run-time, XSDs, validators.

Each module drives one tool and returns plain values (lists of findings, dictionaries of CMI
values). The pytest fixtures that hand them to the tests are in ``tests/conftest.py``.
Nothing in here is part of the product, and nothing in the product knows of it.
"""
