// The mails that the program sends of each plan, reminders and digests, read back by mailparser.
"use strict";

const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { plans, settings_of, digest_of, words_of } = require("./digest_plans.js");
const { words_left_out } = require("./text_alone.js");

function in_a_folder(act) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "remembrancer-peers-"));
  try {
    return act(work);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

// What the program says of each message it sent, of a digest also the page that `digest` shows of it.
function live_through(plan, program, work) {
  for (const file of fs.readdirSync(plan.folder, { withFileTypes: true }))
    if (file.isFile()) fs.copyFileSync(path.join(plan.folder, file.name), path.join(work, file.name));
  const settings = path.join(work, "remembrancer.toml");
  fs.appendFileSync(settings, settings_of(plan));
  fs.writeFileSync(path.join(work, "unsubscribe-secret"), "nobody can guess this\n");
  plan.prepare?.(work);
  const tell = (...words) => execFileSync(program,
    ["--config", settings, "--store", path.join(work, "plan.db"), ...words],
    { cwd: work, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const sent = new Map();
  for (const step of plan.steps) {
    tell("import", ...step.files, "--as-of", step.as_of);
    if (!step.from) continue;
    tell("run", "--clock-start", `${step.from}T07:00:00`, "--clock-speed", "max", "--until", `${step.until}T18:00:00`);
    for (const { id } of tell("--json", "outbox", "list").trim().split("\n").map((line) => JSON.parse(line))) {
      if (sent.has(id)) continue;
      const message = JSON.parse(tell("--json", "outbox", "show", String(id)));
      const digest = digest_of(plan, message);
      const page = path.join(work, "digest.html");
      if (digest) tell("digest", ...words_of(digest, message.person), "--as-of", step.until, "--out", page);
      sent.set(id, { ...message, day: step.until, digest, page: digest && fs.readFileSync(page, "utf8") });
    }
  }
  const box = path.join(work, "maildir", "new");
  return { sent: [...sent.values()], mails: fs.readdirSync(box).map((name) => fs.readFileSync(path.join(box, name))) };
}

const clipped_at = 100_000; // bytes; Gmail shows 102 KB

// How many line breaks end a body is each reader's own.
const without_end = (text) => (text || "").replaceAll("\r\n", "\n").replace(/\n+$/, "");

async function read_mail(raw, sent) {
  const { simpleParser } = require("mailparser");
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true });
  const meant = sent.find((each) => mail.messageId?.startsWith(`<${each.key}@`));
  if (!meant) return { faults: [`nothing was sent as ${mail.messageId}`] };
  const faults = [];
  const expect = (what, found, wanted) => {
    if (found !== wanted) faults.push(`${what}: meant ${String(wanted).slice(0, 200)}, reads ${String(found).slice(0, 200)}`);
  };
  const names = mail.headerLines.map((each) => each.key);
  const is_digest = meant.digest !== undefined;
  expect("headers", new Set(names).size, names.length);
  faults.push(...require("./judge_calendar.js").faults_of_files(mail.attachments));
  expect("to", `${mail.to?.value.length} ${mail.to?.value[0].address}`, `1 ${meant.address}`);
  expect("subject", mail.subject, meant.subject);
  expect("text", without_end(mail.text), without_end(meant.text));
  expect("start of html", (mail.html || "").slice(0, 15), "<!DOCTYPE html>");
  expect("end of html", without_end(mail.html).slice(-7), "</html>");
  if (is_digest) {
    // Rows are left out of what a mail provider would cut short.
    if (Buffer.byteLength(meant.page) > clipped_at) expect("size that is shown", Buffer.byteLength(mail.html) <= clipped_at, true);
    else expect("html of the digest", without_end(mail.html), without_end(meant.page));
    expect("words that only the html has", words_left_out(mail.html || "", mail.text || "").join(" "), "");
  }
  // Only who reads a digest may sign off from it.
  const list = mail.headers.get("list");
  expect("what signs off", list?.unsubscribe?.url?.replace(/[0-9a-f]{64}$/, "TOKEN"),
         is_digest ? "https://plans.example.org/unsubscribe/TOKEN" : undefined);
  expect("with one click", mail.headerLines.some((each) => each.line === "List-Unsubscribe-Post: List-Unsubscribe=One-Click"), is_digest);
  return { faults, meant, html: mail.html || "", files: mail.attachments.map((each) => each.filename) };
}

// Every digest of the plan was sent on every day on which one was due.
function missing_digests(plan, sent) {
  const days = plan.steps.filter((step) => step.from).map((step) => step.until);
  return days.flatMap((day) => plan.digests.filter((digest) => !sent.some((each) => each.digest === digest && each.day === day))
    .map((digest) => `not sent on ${day}: ${digest.name}`));
}

// Faults that a mail may come by on its way, and by which name each is to be found.
async function find_planted(raw, sent, report) {
  const changes = {
    text: (mail) => mail.replace("vesting day", "vesting week"),
    "words that only the html has": (mail) => mail.replace(/\n- Vision and Strategic Priorities[^]*?\n- /, "\n- "),
    "start of html": (mail) => mail.replace("text/html", "text/enriched"),
    headers: (mail) => mail.replace(/^Subject:/m, "Subject: Again\r\nSubject:"),
  };
  const missed = [];
  for (const [name, change] of Object.entries(changes)) {
    const changed = Buffer.from(change(raw.toString("latin1")), "latin1");
    if (!(await read_mail(changed, sent)).faults.some((fault) => fault.startsWith(`${name}:`))) missed.push(`not found: ${name}`);
  }
  report("mailparser finds planted faults", missed);
}

async function judge_plan(plan, program, report) {
  const { sent, mails } = in_a_folder((work) => live_through(plan, program, work));
  report(`each message of ${plan.name} is a mail, reminders among them`,
         mails.length === sent.length && sent.some((each) => !each.digest) ? [] : [`${mails.length} mails, ${sent.length} messages`]);
  report(`each digest of ${plan.name} is sent`, missing_digests(plan, sent));
  const pages = [];
  for (const raw of mails) {
    const { faults, meant, html, files } = await read_mail(raw, sent);
    const name = `${plan.name}: ${meant?.person}: ${meant?.subject}`;
    report(`mailparser ${name}`, faults);
    pages.push({ name, raw, html: html ?? "", files: files ?? [], is_digest: meant?.digest !== undefined, kind: meant?.digest?.kind,
                 // Amounts of money in every column of the savings need 615 pixels.
                 may_scroll: meant?.digest?.kind === "measures" && plan.name.startsWith("Buckinghamshire") });
  }
  const planted = pages.find((each) => each.kind === "forward_plan");
  if (plan === plans[0]) await find_planted(planted.raw, sent, report);
  return pages;
}

// The pages of all mails, each with its name and whether it is a digest's.
exports.judge = async (program, report) => {
  const pages = [];
  for (const plan of plans) pages.push(...await judge_plan(plan, program, report));
  const files = pages.flatMap((each) => each.files);
  report("reminders and digests have calendars", ["dates.ics", "plan.ics"].filter((name) => !files.includes(name)));
  report("there is a digest of every kind", ["week", "forward_plan", "board_plan", "scorecard", "measures"]
    .filter((kind) => !pages.some((each) => each.kind === kind)));
  return pages;
};
