// @slack/types under tsc --strict: every request to Slack as a program that must compile.
"use strict";

const { compile } = require("./typescript.js");

// The envelope of chat.postMessage and of incoming webhooks, by Slack's reference; blocks by its types.
const prelude = `
import type { KnownBlock } from "@slack/types";
interface Post { text: string; blocks: KnownBlock[]; unfurl_links?: boolean; channel?: string; thread_ts?: string; reply_broadcast?: boolean; ts?: string }
`;

exports.judge = async (payloads, report) => {
  const ours = payloads.filter((each) => each.kind === "slack");
  const usual = ours.filter((each) => each.case !== "hostile");
  // A hostile text changes values, never the form: a few of them are enough for the compiler.
  const some = ours.filter((each) => each.case === "hostile").filter((_, i) => i % 25 === 0);
  const posts = [...usual, ...some].flatMap((each) =>
    each.requests.map((request) => [`${each.api ? "api" : "webhook"} ${each.case}`, request.body]));
  const planted = JSON.stringify({ text: "x", blocks: [{ type: "header", tex: { type: "plain_text", text: "x" } }] });
  const [typo, ...faults] = compile(prelude, [planted, ...posts.map(([, body]) => body)].map((body) => `export const post: Post = ${body};\n`));
  report("tsc finds a planted typo in a Slack block", typo.length > 0 ? [] : ["not found"]);
  posts.forEach(([name], i) => report(`slack ${name}`, faults[i]));

  const sizes = ours.flatMap((each) => each.requests.map((request) => JSON.parse(request.body)));
  report("slack keeps its limits", sizes.flatMap((post) => [
    ...(post.blocks.length > 50 ? ["more than 50 blocks"] : []),
    ...post.blocks.filter((b) => b.type === "header" && b.text.text.length > 150).map(() => "a header of more than 150 characters"),
  ]));
  report("slack's text is escaped", sizes.filter((post) => /[<>]|&(?!amp;|lt;|gt;)/.test(post.text)).map((post) => post.text.slice(0, 80)));
};
