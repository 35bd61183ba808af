"""Publication → HTML pages and printed documents, shared by site, packages and PDFs."""
