"""The process that plays a stream: its own package, so that it starts with little to import."""
