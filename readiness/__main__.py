"""`python -m readiness` is the same as the command `readiness`."""

import sys

from readiness.commands import main

sys.exit(main())
