"""The frame around every answer: limits, HEAD, CORS, security headers, ETags, the answer cache."""
