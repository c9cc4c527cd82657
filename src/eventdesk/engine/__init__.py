"""What makes it GO: the conductor, ports, clocks, threads."""
