"""From the answers of queries/ to the JSON of /v1: plain dicts, checked against api/shapes."""
