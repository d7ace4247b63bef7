"""Maps shown in a browser as they are written: what is served, watching the files, the server."""
