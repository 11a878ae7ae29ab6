"""What the figures were measured on."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

LIBRARIES = (
    "numpy", "msgspec", "pyyaml", "common-expression-language", "litestar", "uvicorn", "sqlalchemy", "psycopg",
)  # fmt: skip


def description() -> str:
    """Processor, cores, memory, Python and libraries."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return "\n".join(
        [
            f"Processor  {_processor()}, {os.cpu_count()} cores (load before: {load})",
            f"Memory     {pages * size / 2**30:.0f} GiB",
            f"Software   {platform.system()} {platform.release()}, Python {platform.python_version()}",
            f"Libraries  {', '.join(f'{name} {version(name)}' for name in LIBRARIES)}",
        ]
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())
