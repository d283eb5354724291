"""A student's server: the notebooks in the student's home, the course's kernel, within limits."""

import os
import subprocess

import limits
from jupyterhub.spawner import LocalProcessSpawner

# Where the lessons lie in a student's home.
FOLDER = "gan-course"


class NotReady(Exception):
    """A server that cannot start; the page shows the sentence."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.jupyterhub_message = sentence


def close_home(account):
    """Nobody reads another's work, also while its owner has no server."""
    if os.stat(account.pw_dir).st_uid == account.pw_uid:
        os.chmod(account.pw_dir, 0o700)


def hand_out(account, node, course):
    """Copies of the lessons, made as the student; those that are there already stay as they are."""
    made = subprocess.run(
        [node, os.path.join(course, "bin", "course.cjs"), "handout", os.path.join(account.pw_dir, FOLDER)],
        user=account.pw_uid,
        group=account.pw_gid,
        extra_groups=[],
        umask=0o077,
        env={"HOME": account.pw_dir, "PATH": os.defpath},
        cwd=account.pw_dir,
        capture_output=True,
        text=True,
    )
    if made.returncode != 0:
        told = (made.stderr or made.stdout).strip().splitlines()
        raise NotReady(f"The notebooks were not copied to your home. {told[-1] if told else ''} Tell your instructor.")


class StudentSpawner(LocalProcessSpawner):
    """LocalProcessSpawner, whose own mem_limit does nothing, with limits that hold."""

    gigabytes = 2.0
    groups = ()

    def make_preexec_fn(self, name):
        become = super().make_preexec_fn(name)
        self.groups = limits.make_groups(name, self.gigabytes)
        groups, gigabytes = self.groups, self.gigabytes

        def prepare():
            limits.enter(groups)
            if not groups:
                limits.limit_process(gigabytes)
            os.umask(0o077)
            become()

        return prepare

    def get_state(self):
        return {**super().get_state(), "groups": list(self.groups)}

    def load_state(self, state):
        super().load_state(state)
        self.groups = state.get("groups", [])

    async def stop(self, now=False):
        await super().stop(now)
        limits.remove_groups(self.groups)
