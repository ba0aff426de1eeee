// Lets the verifier of Standard Webhooks judge the webhook's v1 signatures, and Node's crypto those
// of v1a, which that verifier does not know. Its requests are no kit's: a program of their own
// prints them (emit_webhook.cpp).
"use strict";

const { execFileSync } = require("node:child_process");
const crypto = require("node:crypto");
const path = require("node:path");

const daemon = process.argv[2] ?? path.join(__dirname, "..", "..", "build", "dev", "remembrancer");
const emitter = path.join(path.dirname(daemon), "tests", "peers", "remembrancer_emit_webhook");

// What precedes the 32 bytes of an ed25519 public key in its DER form (RFC 8410, section 4).
const spki_head = Buffer.from("302a300506032b6570032100", "hex");

function faults_of_shared(request) {
  const { Webhook } = require("standardwebhooks");
  try {
    new Webhook(request.secret).verify(request.body, {
      "webhook-id": request.id,
      "webhook-timestamp": String(request.timestamp),
      "webhook-signature": request.signature,
    });
    return [];
  } catch (error) {
    return [`v1: ${error.message}`];
  }
}

function faults_of_private(request) {
  const signatures = request.signature.split(" ").filter((each) => each.startsWith("v1a,"));
  if (signatures.length !== 1) return [`v1a: ${signatures.length} signatures`];
  const raw = Buffer.from(request.public_key.replace(/^whpk_/, ""), "base64");
  const key = crypto.createPublicKey({ key: Buffer.concat([spki_head, raw]), format: "der", type: "spki" });
  const signed = Buffer.from(`${request.id}.${request.timestamp}.${request.body}`);
  return crypto.verify(null, signed, key, Buffer.from(signatures[0].slice(4), "base64")) ? [] : ["v1a: no match"];
}

const faults_of = (request) => [...faults_of_shared(request), ...faults_of_private(request)];

// Each changes what both judges must see.
const planted = {
  "a changed body": (request) => ({ ...request, body: request.body + " " }),
  "another id": (request) => ({ ...request, id: request.id + "0" }),
  "another time": (request) => ({ ...request, timestamp: request.timestamp + 1 }),
  "a changed signature": (request) => ({ ...request, signature: request.signature.replaceAll(/,(.)/g, (_, c) => "," + (c === "A" ? "B" : "A")) }),
};

async function judge(_payloads, report) {
  const lines = execFileSync(emitter, { encoding: "utf8", maxBuffer: 1 << 28 }).trim().split("\n");
  const requests = lines.map((line) => JSON.parse(line));
  for (const [name, change] of Object.entries(planted)) {
    const found = faults_of(change(requests[0]));
    report(`the webhook's judges find ${name}`,
           ["v1:", "v1a:"].filter((judge) => !found.some((fault) => fault.startsWith(judge))).map((judge) => `not by ${judge}`));
  }
  const forms = new Set(requests.map((request) => request.signature.split(" ").map((each) => each.split(",")[0]).join(" ")));
  report("the webhook signs by each of its keys, in their order", [...forms].join("; ") === "v1a v1 v1" ? [] : [...forms]);
  for (const request of requests) report(`webhook ${request.id}`, faults_of(request));
}

module.exports = { judge };
