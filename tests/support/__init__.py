"""What tests are set up with: services as processes, connections that are watched."""
