"""JupyterHub for a class on one server. `npm run class -- hub` starts it, with its choices as JSON in COURSE_HUB."""

import json
import os
import pwd
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import limits  # noqa: E402
from student_spawner import FOLDER, StudentSpawner, close_home, hand_out  # noqa: E402

wish = json.loads(os.environ["COURSE_HUB"])
course, folder = wish["course"], wish["folder"]
c = get_config()  # noqa: F821 - JupyterHub provides it

c.JupyterHub.bind_url = f"http://{wish['ip']}:{wish['port']}"
c.JupyterHub.hub_port = wish["port"] + 1
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{wish['port'] + 2}"
c.ConfigurableHTTPProxy.command = [wish["node"], wish["proxy"], "--log-level", "warn"]
c.ConfigurableHTTPProxy.pid_file = f"{folder}/proxy.pid"
c.JupyterHub.pid_file = f"{folder}/hub.pid"
c.JupyterHub.db_url = f"sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = f"{folder}/cookie_secret"
# A hub that was killed finds the servers again that ran on; one that is stopped ends them, unless they shall stay.
c.JupyterHub.cleanup_servers = not wish["keep"]
c.JupyterHub.log_level = "WARN"

# A student is an account of this machine, with its password.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_users = set(wish["students"])
c.PAMAuthenticator.open_sessions = False
for name in wish["students"]:
    close_home(pwd.getpwnam(name))

c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.notebook_dir = f"~/{FOLDER}"
c.Spawner.default_url = "/lab/tree/notebooks"
# On a busy machine JupyterLab takes its time.
c.Spawner.start_timeout = 180
c.Spawner.http_timeout = 120
threads = str(wish["threads"])
c.Spawner.env_keep = ["PATH", "LANG", "LC_ALL"]
c.Spawner.environment = {
    "JUPYTER_PATH": wish["jupyterPath"],
    "JUPYTER_CONFIG_PATH": wish["jupyterConfig"],
    "PYTHONNOUSERSITE": "1",
    "OMP_NUM_THREADS": threads,
    "TF_NUM_INTRAOP_THREADS": threads,
    "TF_NUM_INTEROP_THREADS": threads,
}
c.Spawner.pre_spawn_hook = lambda spawner: hand_out(pwd.getpwnam(spawner.user.name), wish["node"], course)

if os.path.isdir("/run/systemd/system"):
    c.JupyterHub.spawner_class = "systemd"
    c.SystemdSpawner.mem_limit = f"{wish['memory']}G"
    c.SystemdSpawner.disable_user_sudo = True
else:
    StudentSpawner.gigabytes = wish["memory"]
    c.JupyterHub.spawner_class = StudentSpawner

# A server that nobody uses, and where nothing runs, gives its memory back. The watcher ends with the hub, also with one
# that is killed (setpriv is part of util-linux).
with_the_hub = ["setpriv", "--pdeathsig", "TERM"]
culler = [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={60 * wish['idle']}"]
c.JupyterHub.services = [
    {"name": "idle-culler", "command": with_the_hub + culler},
]
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]
print(f"Memory: {wish['memory']} GB a student; {limits.describe()}.", flush=True)
