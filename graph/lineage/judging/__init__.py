"""What people judged of links, anchored by quotes."""
