"""What Markdown may call, the pass that checks it, and the late insertion of the results."""
