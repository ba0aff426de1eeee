// adaptivecards in headless Chromium, as a renderer of version 1.4: every card that goes to Teams, with axe on what it
// draws; and a parser of CommonMark on the words in it.
"use strict";

const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { Parser } = require("@mattermost/commonmark");

const here = __dirname;

const longest = 20_000;

const chromium_flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--window-size=700,4000", "--virtual-time-budget=600000",
];

const card_of = (...body) => ({ type: "AdaptiveCard", version: "1.4", body });

// Each fault belongs to one judge.
const planted = {
  "an element of 1.5": card_of({ type: "Table", columns: [{ width: 1 }], rows: [] }),
  "an attribute of 1.5": card_of({ type: "TextBlock", text: "x", style: "heading" }),
  "a button without its url": { ...card_of({ type: "TextBlock", text: "x" }), actions: [{ type: "Action.OpenUrl", title: "x" }] },
  "a picture without words": card_of({ type: "Image", url: "data:image/gif;base64,R0lGODlhAQABAAAAACw=" }),
};

function page_of(cards) {
  const script = (...words) => fs.readFileSync(path.join(here, "node_modules", ...words), "utf8").replaceAll("</script", "<\\/script");
  const as_script = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Cards</title>
<script>${script("adaptivecards", "dist", "adaptivecards.min.js")}</script>
<script>${script("axe-core", "axe.min.js")}</script></head><body><main id="stage"></main><script>
const cards = ${as_script(cards)};
async function judge(source, with_axe) {
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_4);
  const card = new AdaptiveCards.AdaptiveCard();
  card.parse(source, context);
  const events = [];
  for (let i = 0; i < context.eventCount; ++i) events.push(context.getEventAt(i).message);
  for (const each of card.validateProperties().validationEvents) events.push(each.message);
  const drawn = card.render();
  if (!drawn) return { events: [...events, "nothing was drawn"], rules: 0, axe: [] };
  if (!with_axe) return { events, rules: 0, axe: [], words: drawn.textContent.length };
  const stage = document.getElementById("stage");
  stage.append(drawn);
  const verdict = await axe.run(stage);
  const undecided = verdict.incomplete.filter((r) => r.id === "color-contrast");
  drawn.remove();
  return { events, rules: verdict.passes.length, words: drawn.textContent.length,
           axe: [...verdict.violations, ...undecided].map((r) => r.id + ": " + r.nodes.length + " x " + r.nodes[0].html) };
}
(async () => {
  const verdicts = [];
  for (const [source, with_axe] of cards) {
    try { verdicts.push(await judge(source, with_axe)); }
    catch (failed) { verdicts.push({ events: [String(failed)], rules: 0, axe: [] }); }
  }
  const out = document.createElement("pre");
  out.id = "verdicts";
  out.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(verdicts))));
  document.body.append(out);
})();
</script></body></html>`;
}

function judge_in_browser(cards) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "remembrancer-teams-"));
  try {
    const page = path.join(work, "page.html");
    fs.writeFileSync(page, page_of(cards));
    const run = spawnSync("chromium",
      [...chromium_flags, `--user-data-dir=${path.join(work, "profile")}`, "--dump-dom", `file://${page}`],
      { encoding: "utf8", maxBuffer: 1 << 28, timeout: 300000 });
    const found = /<pre id="verdicts">([^<]*)<\/pre>/.exec(run.stdout ?? "");
    if (!found) throw new Error(`chromium gave no verdict: ${run.error ?? run.stderr.slice(-500)}`);
    return JSON.parse(Buffer.from(found[1], "base64").toString("utf8"));
  } finally {
    fs.rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

// What is wrong with a request before anybody looks at its card.
function faults_of_body(body) {
  const faults = [];
  if (Buffer.byteLength(body) > longest) faults.push(`${Buffer.byteLength(body)} bytes`);
  const message = JSON.parse(body);
  if (message.type !== "message") faults.push("no message");
  if (!Array.isArray(message.attachments) || message.attachments.length !== 1) faults.push("not one attachment");
  else if (message.attachments[0].contentType !== "application/vnd.microsoft.card.adaptive") faults.push("no card attached");
  return faults;
}

function texts_in(value, key = "") {
  if (typeof value === "string") return key === "text" || key === "value" ? [value] : [];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) => texts_in(inner, Array.isArray(value) ? key : name));
}

// Plain words, and what Mattermost alone knows.
const harmless = ["document", "paragraph", "text", "softbreak", "hashtag", "emoji", "latex_inline"];

// What acts in Markdown, and whatever has a mark of a mention that is not the entity's own.
function acts_in(text, mark) {
  const rest = mark ? text.replace(mark, "") : text;
  const faults = rest.includes("<at>") ? ["a mention"] : [];
  const walker = new Parser().parse(rest).walker();
  for (let at = walker.next(); at; at = walker.next())
    if (at.entering && !harmless.includes(at.node.type)) faults.push(at.node.type);
  return faults.map((each) => `${each} in ${text.slice(0, 80)}`);
}

function acts_in_card(card) {
  const entities = card.msteams?.entities ?? [];
  const faults = entities.length > 1 ? ["more than one mention"] : [];
  return [...faults, ...texts_in(card.body).flatMap((text) => acts_in(text, entities[0]?.text))];
}

exports.judge = async (payloads, report) => {
  const ours = payloads.filter((each) => each.kind === "teams");
  const requests = ours.flatMap((each) => each.requests.map((one, i) => ({ ...each, name: `${each.case} ${i + 1}`, body: one.body })));
  const table = fs.readFileSync(path.join(here, "..", "golden", "connectors", "teams_table.txt"), "utf8");
  requests.push({ case: "table", name: "table", body: table });
  report("there are cards for Teams", requests.length > 300 ? [] : [`${requests.length}`]);
  report("a body that a flow fails on is found", [
    ["too long", JSON.stringify({ type: "message", attachments: [{ contentType: "x".repeat(longest) }] })],
    ["no attachment", JSON.stringify({ type: "message", attachments: [] })],
  ].filter(([, body]) => faults_of_body(body).length === 0).map(([what]) => `not found: ${what}`));
  report("teams bodies", requests.flatMap((each) => faults_of_body(each.body).map((fault) => `${each.name}: ${fault}`)));

  report("Markdown that acts is found",
         ["[x](https://evil.example)", "see https://evil.example/ now", "<b>x</b>", "a **b** c", "<at>All</at>", "@all", "- x"]
           .filter((text) => acts_in(text).length === 0).map((text) => `not found: ${text}`));
  const cards = requests.map((each) => JSON.parse(each.body).attachments[0].content);
  report("no words out of a plan act in teams", requests.filter((each) => each.case === "hostile").flatMap((each) =>
    acts_in_card(JSON.parse(each.body).attachments[0].content)));

  // Hostile texts change words, never elements: axe looks at some of those cards.
  const with_axe = requests.map((each, i) => each.case !== "hostile" || i % 25 === 0);
  const verdicts = judge_in_browser([...Object.values(planted).map((card) => [card, true]), ...cards.map((card, i) => [card, with_axe[i]])]);
  const of_planted = verdicts.splice(0, Object.keys(planted).length);
  report("adaptivecards and axe find planted faults", Object.keys(planted).filter((_, i) =>
    i < 3 ? of_planted[i].events.length === 0 : !of_planted[i].axe.some((fault) => fault.startsWith("image-alt")))
    .map((what) => `not found: ${what}`));
  report("every card was judged", verdicts.length === cards.length ? [] : [`${verdicts.length} of ${cards.length}`]);
  requests.forEach((each, i) => {
    const words = verdicts[i].words > 0 ? [] : ["no words were drawn"];
    if (each.case !== "hostile") report(`adaptivecards ${each.name}`, [...verdicts[i].events, ...words]);
    if (with_axe[i]) report(`axe teams ${each.name}`, verdicts[i].rules > 0 ? verdicts[i].axe : ["no rule applied"]);
  });
  report("adaptivecards hostile", requests.flatMap((each, i) => each.case === "hostile" ? verdicts[i].events : []));
};
