// Lets GOV.UK Notify's own client send the same values to a server on this machine: what it sends
// must be what we send, byte for byte, but for the time within the token. A schema of our own,
// stricter than the published one, and the token's signature besides.
"use strict";

const crypto = require("node:crypto");
const http = require("node:http");

// Of the samples in tests/connectors/samples_of_notify.cpp.
const issuer = "26785a09-ab16-4eb0-8407-a37497a57506";
const secret = "3d844edf-8d35-48ac-975b-e847b4f122b0";
const api_key = `s3cr3t-of-tests-${issuer}-${secret}`;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const text = (value) => typeof value === "string";
const texts = (value) => Array.isArray(value) && value.every(text);
const is_uuid = (value) => text(value) && uuid.test(value);
const is_key = (value) => text(value) && /^[a-z0-9-]{1,255}$/.test(value);

// Every key must be there and no other may.
const values_of_email = { subject: text, headline: text, person: text, programme: text, day: text, items: texts, closing: text, link: text };
const values_of_sms = { headline: text, items: text, programme: text, day: text };
const schemas = {
  "/v2/notifications/email": {
    template_id: is_uuid, email_address: (value) => text(value) && /^[^\s@]+@[^\s@]+$/.test(value),
    personalisation: values_of_email, reference: is_key, email_reply_to_id: is_uuid,
    sanitise_content_for: (value) => texts(value) && new Set(value).size === value.length && value.every((key) => key in values_of_email),
  },
  "/v2/notifications/sms": {
    template_id: is_uuid, phone_number: (value) => text(value) && /^\+?[0-9 ()-]+$/.test(value),
    personalisation: values_of_sms, reference: is_key, sms_sender_id: is_uuid,
  },
};

function faults_of_schema(schema, value, where) {
  if (typeof schema === "function") return schema(value) ? [] : [`schema: ${where}`];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`schema: ${where} is no object`];
  const strange = Object.keys(value).filter((key) => !(key in schema)).map((key) => `schema: ${where}.${key} is not known`);
  return Object.keys(schema).reduce((all, key) => all.concat(faults_of_schema(schema[key], value[key], `${where}.${key}`)), strange);
}

// What the official client sends to a server of ours.
class capture {
  async start() {
    this.server = http.createServer((request, response) => {
      const parts = [];
      request.on("data", (part) => parts.push(part));
      request.on("end", () => {
        this.seen = { method: request.method, path: request.url, headers: request.headers, body: Buffer.concat(parts).toString("utf8") };
        response.writeHead(201, { "Content-Type": "application/json" });
        response.end("{}");
      });
    });
    await new Promise((done) => this.server.listen(0, "127.0.0.1", done));
    const { NotifyClient } = require("notifications-node-client");
    this.client = new NotifyClient(`http://127.0.0.1:${this.server.address().port}`, api_key);
  }

  async of(path, meant) {
    const common = { personalisation: meant.personalisation, reference: meant.reference };
    if (path.endsWith("/sms"))
      await this.client.sendSms(meant.template_id, meant.phone_number, { ...common, smsSenderId: meant.sms_sender_id });
    else
      await this.client.sendEmail(meant.template_id, meant.email_address,
        { ...common, emailReplyToId: meant.email_reply_to_id, sanitiseContentFor: meant.sanitise_content_for });
    return this.seen;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

function faults_of_token(ours, theirs) {
  const [head, claims, signature] = (ours ?? "").replace(/^Bearer /, "").split(".");
  const [their_head, their_claims] = theirs.replace(/^Bearer /, "").split(".");
  if (!ours?.startsWith("Bearer ") || !signature) return ["token: none"];
  const faults = [];
  if (head !== their_head) faults.push("token: another header");
  const without_time = (part) => Buffer.from(part, "base64url").toString("utf8").replace(/"iat":\d{10}/, '"iat":0');
  if (without_time(claims) !== without_time(their_claims)) faults.push("token: other claims");
  const expected = crypto.createHmac("sha256", secret).update(`${head}.${claims}`).digest("base64url");
  if (signature !== expected) faults.push("token: its signature does not hold");
  return faults;
}

async function faults_of(official, request) {
  let meant;
  try {
    meant = JSON.parse(request.body);
  } catch {
    return ["body: no JSON"];
  }
  if (!schemas[request.path]) return [`path: ${request.path}`];
  const theirs = await official.of(request.path, meant);
  const ours = Object.fromEntries(request.headers.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]));
  const faults = faults_of_schema(schemas[request.path], meant, "body");
  if (request.method !== theirs.method) faults.push(`method: ${request.method}`);
  if (request.path !== theirs.path) faults.push(`path: ${request.path}`);
  if (ours["content-type"] !== theirs.headers["content-type"]) faults.push(`content-type: ${ours["content-type"]}`);
  if (request.body !== theirs.body) faults.push("body: not the client's bytes");
  return faults.concat(faults_of_token(ours["authorization"], theirs.headers["authorization"]));
}

const with_body = (request, change) => ({ ...request, body: change(request.body) });
const with_header = (request, name, change) =>
  ({ ...request, headers: request.headers.map((line) => (line.startsWith(name) ? change(line) : line)) });

// What each changes, and the beginning of the fault that it must make.
const planted = [
  ["another method", "method", (request) => ({ ...request, method: "PUT" })],
  ["another path", "path", (request) => ({ ...request, path: "/v2/notifications/letter" })],
  ["another type", "content-type", (request) => with_header(request, "Content-Type", () => "Content-Type: text/plain")],
  ["a blank in the body", "body: not", (request) => with_body(request, (body) => body.replace(",", ", "))],
  ["keys in another order", "body: not", (request) => with_body(request, (body) => { const { template_id, ...rest } = JSON.parse(body); return JSON.stringify({ ...rest, template_id }); })],
  ["an escape that is not needed", "body: not", (request) => with_body(request, (body) => body.replace("milestone", "\\u006dilestone"))],
  ["a template's name", "schema: body.template_id", (request) => with_body(request, (body) => body.replace(/"template_id":"[^"]+"/, '"template_id":"reminders"'))],
  ["a key that Notify refuses", "schema: body.to", (request) => with_body(request, (body) => body.replace("{", '{"to":"x",'))],
  ["a value that is missing", "schema: body.personalisation.day", (request) => with_body(request, (body) => body.replace(/,"day":"[^"]+"/, ""))],
  ["a reference with a name", "schema: body.reference", (request) => with_body(request, (body) => body.replace(/"reference":"[^"]+"/, '"reference":"Siân Jones"'))],
  ["no token", "token: none", (request) => ({ ...request, headers: request.headers.filter((line) => !line.startsWith("Authorization")) })],
  ["a token's header in another order", "token: another header", (request) => with_header(request, "Authorization", (line) => line.replace(/Bearer [^.]+/, "Bearer " + Buffer.from('{"typ":"JWT","alg":"HS256"}').toString("base64url")))],
  ["another service's token", "token: other claims", (request) => with_header(request, "Authorization", (line) => line.replace(/\.[^.]+\./, "." + Buffer.from('{"iss":"x","iat":1543998600}').toString("base64url") + "."))],
  ["a token by another key", "token: its signature", (request) => with_header(request, "Authorization", (line) => line.slice(0, -4) + "AAAA")],
];

async function judge(payloads, report) {
  const ours = payloads.filter((each) => each.kind === "notify");
  const official = new capture();
  await official.start();
  try {
    const requests = ours.flatMap((each) => each.requests.map((request) => ({ name: `notify ${each.case} ${request.path}: ${(each.text ?? "").slice(0, 60)}`, request })));
    for (const path of Object.keys(schemas)) {
      const sound = requests.find((each) => each.request.path === path && each.request.body.includes("milestone"));
      report(`there are requests to ${path}`, sound ? [] : ["none"]);
      for (const [name, fault, change] of sound ? planted : []) {
        const found = await faults_of(official, change(sound.request));
        report(`Notify's client finds ${name}, ${path}`, found.some((each) => each.startsWith(fault)) ? [] : ["not found", ...found]);
      }
    }
    for (const { name, request } of requests) report(name, await faults_of(official, request));
  } finally {
    official.stop();
  }
}

module.exports = { judge };
