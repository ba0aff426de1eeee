"""Judges composed mail by Python's email package, a reader that shares nothing with our writer.

Usage: mail_check.py DIRECTORY. For each NAME.json in it (what was meant) NAME.eml must say the
same. Prints one line for each difference; exit 1 if there is any, 2 if there is nothing to judge.
"""

import email
import email.policy
import json
import pathlib
import sys


def defects_in(message):
    for part in message.walk():
        yield from (f"{part.get_content_type()}: {d!r}" for d in part.defects)
        for name in part.keys():
            yield from (f"{name}: {d!r}" for d in part[name].defects)


def single_mailbox(message, name):
    addresses = message[name].addresses if message[name] is not None else ()
    if len(addresses) != 1:
        return f"{len(addresses)} addresses"
    return [addresses[0].display_name, addresses[0].addr_spec]


def wire_faults(raw):
    if raw.replace(b"\r\n", b"").find(b"\n") >= 0 or raw.replace(b"\r\n", b"").find(b"\r") >= 0:
        yield "a bare CR or LF"
    if any(len(line) > 998 for line in raw.split(b"\r\n")):
        yield "a line of more than 998 bytes"
    if any(byte > 126 for byte in raw) or b"\0" in raw:
        yield "a byte beyond ASCII"
    head = raw.split(b"\r\n\r\n", 1)[0]
    if any(len(line) > 76 for line in head.split(b"\r\n") if b"=?" in line):
        yield "a line with an encoded word of more than 76 bytes"


def judge(raw, meant):
    yield from wire_faults(raw)
    message = email.message_from_bytes(raw, policy=email.policy.default)
    yield from defects_in(message)
    found = {
        "headers": sorted(set(message.keys())),
        "subject": str(message["Subject"]),
        "to": single_mailbox(message, "To"),
        "from": single_mailbox(message, "From"),
        "date": message["Date"].datetime.isoformat() if message["Date"] else None,
        "message_id": str(message["Message-ID"]),
        "type": message.get_content_type(),
        "parts": [p.get_content_type() for p in message.iter_parts()],
        "files": [[p.get_filename(), p.get_content_type(), p.get_param("method"), p.get_content().replace("\r\n", "\n")]
                  for p in message.iter_attachments() if p.get_content_disposition() == "attachment"],
        "list_unsubscribe": message["List-Unsubscribe"] and str(message["List-Unsubscribe"]),
    }
    if len(message.keys()) != len(set(message.keys())):
        yield "a header twice"
    # Python puts a space between two encoded words of a name (bpo-35547): compare without spaces.
    for address in (found["to"], meant["to"]):
        address[0] = address[0].replace(" ", "")
    for name, value in found.items():
        if name in meant and meant[name] != value:
            yield f"{name}: meant {meant[name]!r}, reads {value!r}"
    for preference, name in (("plain", "text"), ("html", "html")):
        body = message.get_body(preferencelist=(preference,))
        text = body.get_content().replace("\r\n", "\n") if body is not None else None
        if text != meant[name]:
            yield f"{name}: meant {meant[name][:200]!r}, reads {text and text[:200]!r}"


def main(directory):
    cases = sorted(pathlib.Path(directory).glob("*.json"))
    faults = 0
    for case in cases:
        meant = json.loads(case.read_text(encoding="utf-8"))
        for fault in judge(case.with_suffix(".eml").read_bytes(), meant):
            print(f"{case.stem}: {fault}")
            faults += 1
    print(f"{len(cases)} mails judged, {faults} faults")
    return 2 if not cases else 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
