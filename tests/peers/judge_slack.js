// @slack/types under tsc --strict: every request to Slack as a program that must compile.
"use strict";

const { compile } = require("./typescript.js");

// The envelopes of incoming webhooks, of chat.postMessage and of chat.update, by Slack's reference; blocks by its
// types. An answer in a thread is shown in the channel too.
const prelude = `
import type { KnownBlock } from "@slack/types";
interface Hook { text: string; blocks: KnownBlock[]; unfurl_links: false }
interface Message { channel: string; text: string; blocks: KnownBlock[]; unfurl_links: false }
interface Answer extends Message { thread_ts: string; reply_broadcast: true }
interface Update { channel: string; ts: string; text: string; blocks: KnownBlock[] }
`;

function type_of(request) {
  if (request.path === "") return "Hook";
  if (request.path === "/chat.update") return "Update";
  return request.body.includes('"thread_ts":') ? "Answer" : "Message";
}

exports.judge = async (payloads, report) => {
  const ours = payloads.filter((each) => each.kind === "slack");
  const usual = ours.filter((each) => each.case !== "hostile");
  // A hostile text changes values, never the form: a few of them are enough for the compiler.
  const some = ours.filter((each) => each.case === "hostile").filter((_, i) => i % 25 === 0);
  const posts = [...usual, ...some].flatMap((each) =>
    each.requests.map((request) => [`${each.way || (each.api ? "api" : "webhook")} ${each.case} ${request.path}`, type_of(request), request.body]));
  const planted = [
    ["Hook", { text: "x", blocks: [{ type: "header", tex: { type: "plain_text", text: "x" } }], unfurl_links: false }],
    ["Update", { channel: "C012AB3CD", text: "x", blocks: [] }],
    ["Update", { channel: "C012AB3CD", ts: "1.2", thread_ts: "1.2", text: "x", blocks: [] }],
    ["Answer", { channel: "C012AB3CD", thread_ts: "1.2", text: "x", blocks: [], unfurl_links: false }],
  ].map(([type, body]) => ["planted", type, JSON.stringify(body)]);
  const faults = compile(prelude, [...planted, ...posts].map(([, type, body]) => `export const post: ${type} = ${body};\n`));
  planted.forEach((_, i) => report(`tsc finds planted fault ${i + 1} in a post to Slack`, faults[i].length > 0 ? [] : ["not found"]));
  posts.forEach(([name], i) => report(`slack ${name}`, faults[planted.length + i]));
  report("slack's threads and updates are judged, in a channel and to one person",
         ["Answer", "Update"].filter((type) => posts.filter(([, each]) => each === type).length < 2));

  const sizes = ours.flatMap((each) => each.requests.map((request) => JSON.parse(request.body)));
  report("slack keeps its limits", sizes.flatMap((post) => [
    ...(post.blocks.length > 50 ? ["more than 50 blocks"] : []),
    ...post.blocks.filter((b) => b.type === "header" && b.text.text.length > 150).map(() => "a header of more than 150 characters"),
  ]));
  report("slack's text is escaped", sizes.filter((post) => /[<>]|&(?!amp;|lt;|gt;)/.test(post.text)).map((post) => post.text.slice(0, 80)));
};
