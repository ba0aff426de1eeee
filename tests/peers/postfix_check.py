#!/usr/bin/python3
"""Sends the demonstration's mail through a Postfix of its own, behind postgrey.

Usage: postfix_check.py PROGRAM. Needs root, postfix, postgrey and openssl; everything else, configuration and spool
included, is in a temporary folder. Prints one line for each fault, then `N passed, N failed`; exit 1 if any failed.
"""

import email
import email.policy
import json
import os
import pathlib
import pwd
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

DEMO = pathlib.Path(__file__).resolve().parents[2] / "config" / "demo"
PATIENCE = 60  # seconds for a server to listen; a machine with much else to do is slow

MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/spool
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
myhostname = relay.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = dorset.example
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = static:all/
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:{policy_port}, permit_mynetworks, reject
smtpd_peername_lookup = no
smtpd_tls_cert_file = {folder}/relay.pem
smtpd_tls_key_file = {folder}/relay.key
smtpd_tls_security_level = encrypt
"""

MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
"""

EMAIL = """
[email]
host = "127.0.0.1"
port = {port}
tls = "starttls"
{ca_file}
from = "remembrancer@dorset.example"
domain = "dorset.example"

[channels]
default = "email"
"""


class Verdicts:
    def __init__(self):
        self.passed = self.failed = 0

    def report(self, name, holds, found=""):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print(f"FAILED {name}: {found}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port):
    for _ in range(PATIENCE * 10):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.1)
    return False


class Relay:
    """A Postfix and a postgrey in `folder`, until the end of the `with`."""

    def __init__(self, folder):
        self.folder = folder
        self.port, self.policy_port = free_port(), free_port()
        self.greylist = None

    def run(self, *words):
        return subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)

    def __enter__(self):
        owner = pwd.getpwnam("postfix")
        for name in ("conf", "spool", "data", "mail", "greylist"):
            (self.folder / name).mkdir()
        for name in ("data", "mail"):
            os.chown(self.folder / name, owner.pw_uid, owner.pw_gid)
        grey = pwd.getpwnam("postgrey")
        os.chown(self.folder / "greylist", grey.pw_uid, grey.pw_gid)
        values = {"folder": self.folder, "port": self.port, "policy_port": self.policy_port,
                  "uid": owner.pw_uid, "gid": owner.pw_gid}
        (self.folder / "conf" / "main.cf").write_text(MAIN.format(**values), encoding="utf-8")
        (self.folder / "conf" / "master.cf").write_text(MASTER.format(**values), encoding="utf-8")
        self.run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                 "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                 "-keyout", f"{self.folder}/relay.key", "-out", f"{self.folder}/relay.pem")
        self.greylist = subprocess.Popen(
            ["postgrey", f"--inet=127.0.0.1:{self.policy_port}", "--delay=2", "--auto-whitelist-clients=0",
             f"--dbdir={self.folder}/greylist", "--whitelist-clients=/dev/null", "--whitelist-recipients=/dev/null"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        started = self.run("postfix", "-c", f"{self.folder}/conf", "start")
        if started.returncode != 0 or not listens(self.port) or not listens(self.policy_port):
            log = self.folder / "postfix.log"
            said = log.read_text(encoding="utf-8") if log.exists() else ""
            self.__exit__()
            raise RuntimeError(f"postfix or postgrey does not start: {started.stderr}{said}")
        return self

    def __exit__(self, *_):
        self.run("postfix", "-c", f"{self.folder}/conf", "stop")
        self.greylist.terminate()
        try:
            self.greylist.wait(timeout=30)
        except subprocess.TimeoutExpired:
            # What it judged is judged; on a full machine it may be long in writing its tables.
            self.greylist.kill()
            self.greylist.wait()

    def delivered(self):
        """The mails by their Message-ID."""
        found = {}
        for path in sorted((self.folder / "mail" / "all" / "new").glob("*")):
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            found.setdefault(str(mail["Message-ID"]), []).append(mail)
        return found


class Daemon:
    """The demonstration's settings, with mail by the relay in the place of its Maildir."""

    def __init__(self, program, folder, relay, ca_file):
        self.program, self.folder = program, folder
        folder.mkdir()
        for path in DEMO.iterdir():
            if path.is_file():
                shutil.copy(path, folder)
        settings = folder / "remembrancer.toml"
        text = re.sub(r"^\[file\]\n(?:.+\n)*", "", settings.read_text(encoding="utf-8"), flags=re.M)
        text += EMAIL.format(port=relay.port, ca_file=f'ca_file = "{ca_file}"' if ca_file else "")
        settings.write_text(text, encoding="utf-8")
        self.tell("import", "--as-of", "2018-12-05", str(folder / "programme-workbook.xlsx"))

    def tell(self, *words):
        done = subprocess.run(
            [self.program, "--config", self.folder / "remembrancer.toml", "--store", self.folder / "plan.db", *words],
            capture_output=True, text=True, timeout=300, check=False, cwd=self.folder)
        return done.stdout

    def lines(self, *words):
        return [json.loads(line) for line in self.tell("--json", *words).splitlines()]


def judge_tls(program, folder, relay, verdicts):
    distrusting = Daemon(program, folder / "distrusting", relay, None)
    outcome = distrusting.lines("send-test", "Programme office")[0]
    verdicts.report("a certificate that nobody trusts is refused", outcome["verdict"] == "deferred"
                    and outcome["reason"] == "network" and "certificate" in outcome["detail"], outcome)
    verdicts.report("nothing went to that relay", not relay.delivered(), relay.delivered().keys())


def judge_greylisting(program, folder, relay, verdicts):
    daemon = Daemon(program, folder / "trusting", relay, folder / "relay.pem")
    # Greylisting is waited out in policy time, 300 seconds and more: by this clock longer than the 2 that postgrey
    # wants in its own.
    daemon.tell("run", "--clock-start", "2018-12-05T08:29:50", "--clock-speed", "60", "--until", "2018-12-05T08:50:00")
    sent = daemon.lines("outbox", "list")
    verdicts.report("there are messages", len(sent) > 3, sent)
    delivered = relay.delivered()
    for message in sent:
        tries = daemon.lines("outbox", "show", str(message["id"]))[0]["log"]
        name = f"{message['person']}"
        verdicts.report(f"{name}: greylisted at first", tries and tries[0]["verdict"] == "deferred"
                        and tries[0]["detail"].startswith("450 4.") and "Greylisted" in tries[0]["detail"], tries)
        verdicts.report(f"{name}: accepted later", len(tries) > 1 and tries[-1]["verdict"] == "accepted", tries)
        mails = delivered.pop(f"<{message['key']}@dorset.example>", [])
        verdicts.report(f"{name}: delivered once, with its Message-ID", len(mails) == 1, len(mails))
        verdicts.report(f"{name}: over TLS, without a defect", all(
            "ESMTPS" in str(mail["Received"]) and not mail.defects for mail in mails), [str(m["Received"]) for m in mails])
    verdicts.report("nothing else was delivered", not delivered, delivered.keys())


def main(program):
    verdicts = Verdicts()
    with tempfile.TemporaryDirectory(prefix="remembrancer-postfix-") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)  # Postfix's own user goes through it
        with Relay(folder) as relay:
            judge_tls(program, folder, relay, verdicts)
            judge_greylisting(program, folder, relay, verdicts)
    print(f"{verdicts.passed} passed, {verdicts.failed} failed")
    return 0 if verdicts.passed and not verdicts.failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
