// What `send-test` of the real program sends by each kind of chat channel, taken by a server that
// answers as each service does; the judges then read it like everything else.
"use strict";

const { execFileSync, spawn } = require("node:child_process");
const fs = require("node:fs");
const http = require("node:http");
const os = require("node:os");
const path = require("node:path");

const demo = path.join(__dirname, "..", "..", "config", "demo");
const person = "Programme director";
const uuid = "26785a09-ab16-4eb0-8407-a37497a57506";

// A kind's own keys, the person's handle there, and how the service says yes.
const kinds = {
  discord: { path: "/api/webhooks/80351110224678912/key", handle: "80351110224678912", answer: { id: "80351110224678913" } },
  google_chat: { path: "/v1/spaces/AAAA/messages?key=k&token=t", handle: "123456789", answer: { name: "spaces/AAAA/messages/1", thread: { name: "spaces/AAAA/threads/1" } } },
  matrix: { token: "syt_token", keys: { room: "!abcdef:example.org" }, handle: "@sian:example.org", answer: { event_id: "$event" } },
  mattermost: { path: "/hooks/key", handle: "sian.jones", answer: "ok" },
  // The key that its judge knows.
  notify: { token: "s3cr3t-of-tests-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0", keys: { template_id: uuid, reply_to_id: uuid }, status: 201, answer: { id: uuid } },
  ntfy: { keys: { topic: "programme" }, inline: true, answer: { id: "x" } },
  rocket_chat: { path: "/hooks/1/key", handle: "sian.jones", answer: { success: true } },
  slack: { token: "xoxb-token", keys: { channel: "C012AB3CD" }, handle: "U012AB3CD", answer: { ok: true, channel: "C012AB3CD", ts: "1.2" } },
  teams: { path: "/workflows/1/triggers/manual/paths/invoke?api-version=1&sig=key", handle: "sian@council.example", status: 202, answer: "" },
  webex: { path: "/v1/webhooks/incoming/key", handle: "sian@council.example", answer: "" },
  zulip: { token: "key", keys: { bot: "bot@chat.example.org", channel: "programme" }, handle: "8", answer: { result: "success", id: 1 } },
};

function settings_of(work, port) {
  let text = "";
  const handles = [];
  for (const [name, kind] of Object.entries(kinds)) {
    const url = `http://127.0.0.1:${port}${kind.path ?? ""}`;
    fs.writeFileSync(path.join(work, `${name}.url`), url);
    text += `\n[[${name}]]\nname = "${name}"\nallow_http = true\nallow_private_addresses = true\n`;
    text += kind.inline ? `url = "${url}"\n` : `url_file = "${name}.url"\n`;
    if (kind.token) {
      fs.writeFileSync(path.join(work, `${name}.token`), kind.token);
      text += `token_file = "${name}.token"\n`;
    }
    for (const [key, value] of Object.entries(kind.keys ?? {})) text += `${key} = "${value}"\n`;
    if (kind.handle) handles.push(`"${name}" = "${kind.handle}"`);
  }
  return `${text}\n[[person]]\nname = "${person}"\nhandles = { ${handles.join(", ")} }\n`;
}

function take(answer_of) {
  const taken = [];
  const server = http.createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const headers = request.rawHeaders.flatMap((text, i, all) => (i % 2 === 0 ? [`${text}: ${all[i + 1]}`] : []));
      taken.push({ method: request.method, path: request.url, headers, body: Buffer.concat(parts).toString("utf8") });
      const { status, answer } = answer_of();
      response.writeHead(status ?? 200, { "Content-Type": typeof answer === "string" ? "text/plain" : "application/json" });
      response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
    });
  });
  return { server, taken };
}

const run = (program, words, options) => new Promise((done) => {
  const child = spawn(program, words, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => { said += text; });
  child.on("close", (code) => done({ code, said }));
});

exports.collect = async (program, report) => {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "remembrancer-send-test-"));
  let now = "";
  const { server, taken } = take(() => kinds[now]);
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    for (const file of fs.readdirSync(demo, { withFileTypes: true }))
      if (file.isFile()) fs.copyFileSync(path.join(demo, file.name), path.join(work, file.name));
    const settings = path.join(work, "remembrancer.toml");
    fs.appendFileSync(settings, settings_of(work, server.address().port));
    const common = ["--config", settings, "--store", path.join(work, "plan.db")];
    execFileSync(program, [...common, "import", path.join(work, "programme-workbook.xlsx")], { cwd: work, stdio: "ignore" });
    const payloads = [];
    for (const name of Object.keys(kinds)) {
      now = name;
      const before = taken.length;
      const { code, said } = await run(program, [...common, "send-test", person, "--channel", name], { cwd: work });
      const requests = taken.slice(before);
      report(`send-test by ${name}`, code === 0 && requests.length === 1 ? [] : [`exit ${code}, ${requests.length} requests: ${said.slice(0, 300)}`]);
      payloads.push({ kind: name, api: Boolean(kinds[name].token), case: "send-test", text: "", handle: kinds[name].handle ?? "", requests });
    }
    return payloads;
  } finally {
    server.close();
    fs.rmSync(work, { recursive: true, force: true });
  }
};
