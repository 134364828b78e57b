"""The query strings of /v1, a class for each route; a parameter that is not here is refused."""
