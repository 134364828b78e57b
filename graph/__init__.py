"""Where triples live: dataset on disk, projection, Store port and adapters, exports."""
