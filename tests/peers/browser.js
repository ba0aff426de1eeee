// What axe-core says of mails as chromium lays them out, and whether their readers must scroll sideways.
"use strict";

const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const widths = [600, 1200]; // pixels

const chromium_flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--window-size=1200,2000", "--virtual-time-budget=600000",
];

const page_of = (style) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Faulty</title><style>${style}</style></head>
<body><main><h1>One</h1><p style="background-color:#ffffff">Pale</p><div class="block">Block</div></main></body></html>
`;

// Of each what is found at each width. The last three are at fault at one width alone.
const planted = [
  { html: require("./faulty_mail.js"), found: [["color-contrast", "html-has-lang"], ["color-contrast", "html-has-lang"]] },
  { html: page_of("@media (max-width:700px){p{color:#bbbbbb}}"), found: [["color-contrast"], []] },
  { html: page_of("@media (min-width:1000px){p{color:#bbbbbb}}"), found: [[], ["color-contrast"]] },
  { html: page_of(".block{width:800px}"), found: [["scrolls sideways"], []] },
];

// One page that shows the mails one after another in a frame of each width and asks axe about each.
function axe_page(mails) {
  const axe = fs.readFileSync(path.join(__dirname, "node_modules", "axe-core", "axe.min.js"), "utf8");
  const as_script = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>axe</title></head><body style="margin:0"><script>
const axe = ${as_script(axe)};
const mails = ${as_script(mails)};
async function judge(html, width) {
  const frame = document.createElement("iframe");
  frame.style = "width:" + width + "px;height:1900px;border:0";
  const loaded = new Promise((done) => { frame.onload = done; });
  frame.srcdoc = html;
  document.body.append(frame);
  await loaded;
  const seen = frame.contentWindow.innerWidth;
  const { scrollWidth, clientWidth } = frame.contentDocument.documentElement;
  const script = frame.contentDocument.createElement("script");
  script.textContent = axe;
  frame.contentDocument.head.append(script);
  const verdict = await frame.contentWindow.axe.run(frame.contentDocument);
  frame.remove();
  const undecided = verdict.incomplete.filter((r) => r.id === "color-contrast");
  return { rules: verdict.passes.length, seen,
           faults: [...[...verdict.violations, ...undecided].map((r) => r.id + ": " + r.nodes.length + " x " + r.nodes[0].html),
                    ...(scrollWidth > clientWidth ? ["scrolls sideways: " + scrollWidth + " of " + clientWidth + " pixels"] : [])] };
}
(async () => {
  const verdicts = [];
  for (const html of mails) {
    const of = [];
    for (const width of ${as_script(widths)}) of.push(await judge(html, width));
    verdicts.push(of);
  }
  const out = document.createElement("pre");
  out.id = "verdicts";
  out.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(verdicts))));
  document.body.append(out);
})();
</script></body></html>`;
}

// Of each mail a verdict at each width.
function judge_in_browser(mails) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "remembrancer-peers-"));
  try {
    const page = path.join(work, "page.html");
    fs.writeFileSync(page, axe_page(mails));
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

const is_sideways = (fault) => fault.startsWith("scrolls sideways");

// Of each mail its name, its HTML, and whether its tables may be too wide for the narrower width.
exports.ask_axe = (mails, report) => {
  const verdicts = judge_in_browser([...planted.map((each) => each.html), ...mails.map((each) => each.html)]);
  planted.forEach(({ found }, i) => widths.forEach((width, at) => {
    const ids = verdicts[i][at].faults.map((fault) => fault.split(":")[0]);
    report(`axe finds planted faults ${i} at ${width} pixels`, [
      ...found[at].filter((id) => !ids.includes(id)).map((id) => `not found: ${id}`),
      ...ids.filter((id) => found[at].length === 0 || (i > 0 && !found[at].includes(id))).map((id) => `not planted: ${id}`),
    ]);
  }));
  const of_mails = verdicts.slice(planted.length);
  report("axe judges every mail", of_mails.length === mails.length ? [] : [`${of_mails.length} of ${mails.length}`]);
  of_mails.forEach((verdict, i) => widths.forEach((width, at) => report(`axe ${mails[i].name} at ${width} pixels`, [
    ...(verdict[at].rules > 0 ? [] : ["no rule applied"]),
    ...(verdict[at].seen === width ? [] : [`shown ${verdict[at].seen} pixels wide`]),
    ...verdict[at].faults.filter((fault) => !(mails[i].may_scroll && width === widths[0] && is_sideways(fault))),
  ])));
};
