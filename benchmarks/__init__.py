"""How long a build, a start and a save take: `./just bench --help`."""
