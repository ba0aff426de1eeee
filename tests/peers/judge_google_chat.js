// @googleapis/chat under tsc --strict: every message to Google Chat as a program that must compile; besides the limits
// of a message, and what of a plan's words would act in its text.
"use strict";

const { compile } = require("./typescript.js");

const longest = 32_000;
const most_widgets = 100;

const prelude = `import type { chat_v1 } from "@googleapis/chat";\n`;

const program = (body) => `export const message: chat_v1.Schema$Message = ${body};\n`;

function beyond_limits(body) {
  const faults = Buffer.byteLength(body) > longest ? [`${Buffer.byteLength(body)} bytes`] : [];
  for (const { card } of JSON.parse(body).cardsV2 ?? []) {
    const counts = card.sections.map((section) => section.widgets.length);
    const all = counts.reduce((sum, count) => sum + count, 0);
    if (all > most_widgets) faults.push(`${all} widgets`);
    if (counts.some((count) => count === 0)) faults.push("a section without widgets");
  }
  return faults;
}

function texts_in(value) {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(texts_in);
}

// There is no parser of these to be had: what the reference says of its syntax, as patterns.
function acts_in(text, own) {
  return [/<(?!\u200B)/, /https?:\/\//, /@(?!\u200B)/].filter((each) => each.test(text.replace(own, ""))).map((each) => `${each} in ${text.slice(0, 80)}`);
}

const acts_in_message = ({ text, cardsV2 }) => [
  ...acts_in(text, /^<users\/\d+> /),
  ...(/[*_~`](?!\u200B)/.test(text.replace(/^(<users\/\d+> )?\*|\*$/g, "")) ? [`a mark in ${text.slice(0, 80)}`] : []),
  ...texts_in(cardsV2).flatMap((each) => acts_in(each, /<\/?b>|<br>/g)),
];

exports.judge = async (payloads, report) => {
  const ours = payloads.filter((each) => each.kind === "google_chat")
    .flatMap((each) => each.requests.map((request) => ({ ...each, ...request })));
  report("there are messages for Google Chat", ours.length > 300 ? [] : [`${ours.length}`]);

  // A hostile text changes values, never the form: a few of them are enough for the compiler.
  const compiled = ours.filter((each, i) => each.case !== "hostile" || i % 25 === 0);
  const typo = JSON.stringify({ text: "x", cardsV2: [{ card: { sections: [{ widgets: [{ decoratedTex: { text: "x" } }] }] } }] });
  const [of_typo, ...faults] = compile(prelude, [typo, ...compiled.map((each) => each.body)].map(program));
  report("tsc finds a planted typo in a Google card", of_typo.length > 0 ? [] : ["not found"]);
  compiled.forEach((each, i) => report(`google_chat ${each.case}`, faults[i]));

  const full = JSON.stringify({ cardsV2: [{ card: { sections: [{ widgets: Array(101).fill({}) }, { widgets: [] }] } }] });
  report("limits of Google Chat that are broken are found", beyond_limits(full).length === 2 ? [] : ["not found"]);
  report("google_chat keeps its limits", ours.flatMap((each) => beyond_limits(each.body)));
  report("google_chat's query", ours.filter(({ path: query }) =>
    !/(?:^|\?key=k&token=t)&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD&requestId=[\w.~%-]+$/.test(query)).map((each) => each.path));

  const acting = ["<users/all>", "*bold*", "<https://evil.example|x>", "https://evil.example"];
  report("words that act in Google Chat are found",
         acting.filter((text) => acts_in_message({ text: `*${text}*`, cardsV2: [] }).length === 0).map((text) => `not found: ${text}`));
  report("no words out of a plan act in google_chat",
         ours.filter((each) => each.case === "hostile").flatMap((each) => acts_in_message(JSON.parse(each.body))));
};
