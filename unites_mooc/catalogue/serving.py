"""What `serve` finds of the machine that it runs on.

# server-missing (error)

The web server that `serve` needs is not installed.

It is an extra of the tool, since nobody needs it to build.

**Why:** pages that follow what you save, and packages as in a learning platform, come from a web server.

**Not shown:** it takes a machine without it. Run `pip install "unites-mooc[serve]"`.

# address-unusable (error)

The address and port that `serve` was to listen on cannot be had.

Another program has the port, the address is not one of this machine, or the port is kept for the system.

**Why:** two programs cannot answer at the same address.

**Not shown:** it takes a machine. Choose another port, or `--port 0` for any that is free.

# run-time-missing (error)

The SCORM run-time cannot be had, or it is another one than it must be.

The tool does not bring scorm-again with it. It has npm fetch it when it is first needed, and keeps it among
the user's caches. Its two files are known by their hashes; others are not used.

**Why:** without it there is nothing that a package could report to.

**Not shown:** it takes a machine without npm, or without a connection. The hint names the folder into which
you can put the two files yourself.
"""
