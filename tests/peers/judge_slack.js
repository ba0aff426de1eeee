// @slack/types under tsc --strict: every request to Slack as a program that must compile.
"use strict";

const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const here = __dirname;

// The envelope of chat.postMessage and of incoming webhooks, by Slack's reference; blocks by its types.
const prelude = `
import type { KnownBlock } from "@slack/types";
interface Post { text: string; blocks: KnownBlock[]; unfurl_links?: boolean; channel?: string; thread_ts?: string; reply_broadcast?: boolean; ts?: string }
`;

function compile(programs) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "remembrancer-slack-"));
  try {
    fs.symlinkSync(path.join(here, "node_modules"), path.join(work, "node_modules"));
    programs.forEach((text, i) => fs.writeFileSync(path.join(work, `p${i}.ts`), prelude + text));
    const run = spawnSync(process.execPath,
      [path.join(here, "node_modules", "typescript", "bin", "tsc"), "--noEmit", "--strict", "--skipLibCheck", "--target", "es2022",
       "--module", "nodenext", "--moduleResolution", "nodenext", ...programs.map((_, i) => `p${i}.ts`)],
      { cwd: work, encoding: "utf8", maxBuffer: 1 << 28 });
    if (run.error) throw run.error;
    const faults = programs.map(() => []);
    for (const line of run.stdout.split("\n")) {
      const found = /^p(\d+)\.ts\((.*)/.exec(line);
      if (found) faults[Number(found[1])].push(found[2].slice(0, 300));
      else if (/error TS/.test(line)) throw new Error(line);
    }
    return faults;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

exports.judge = async (payloads, report) => {
  const ours = payloads.filter((each) => each.kind === "slack");
  const usual = ours.filter((each) => each.case !== "hostile");
  // A hostile text changes values, never the form: a few of them are enough for the compiler.
  const some = ours.filter((each) => each.case === "hostile").filter((_, i) => i % 25 === 0);
  const posts = [...usual, ...some].flatMap((each) =>
    each.requests.map((request) => [`${each.api ? "api" : "webhook"} ${each.case}`, request.body]));
  const planted = JSON.stringify({ text: "x", blocks: [{ type: "header", tex: { type: "plain_text", text: "x" } }] });
  const [typo, ...faults] = compile([planted, ...posts.map(([, body]) => body)].map((body) => `export const post: Post = ${body};\n`));
  report("tsc finds a planted typo in a Slack block", typo.length > 0 ? [] : ["not found"]);
  posts.forEach(([name], i) => report(`slack ${name}`, faults[i]));

  const sizes = ours.flatMap((each) => each.requests.map((request) => JSON.parse(request.body)));
  report("slack keeps its limits", sizes.flatMap((post) => [
    ...(post.blocks.length > 50 ? ["more than 50 blocks"] : []),
    ...post.blocks.filter((b) => b.type === "header" && b.text.text.length > 150).map(() => "a header of more than 150 characters"),
  ]));
  report("slack's text is escaped", sizes.filter((post) => /[<>]|&(?!amp;|lt;|gt;)/.test(post.text)).map((post) => post.text.slice(0, 80)));
};
