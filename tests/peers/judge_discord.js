// The schemas that a community derives from Discord's own description of its API. They hold no sum over embeds.
"use strict";

const { posts_of, report_each, bare_names, lost } = require("./chat_text.js");

const longest_in_all = 6000;

function texts_of(embed) {
  const fields = (embed.fields ?? []).flatMap((field) => [field.name, field.value]);
  return [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fields].filter((text) => text !== undefined);
}

function faults_of(schema, body) {
  const parsed = schema.safeParse(body);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  const sum = (body.embeds ?? []).flatMap(texts_of).reduce((total, text) => total + text.length, 0);
  return sum > longest_in_all ? [...faults, `embeds of ${sum} characters in all`] : faults;
}

// Text without what Discord's backslashes take the meaning of.
const unescaped = (text) => text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
const bare_marks = (text) => text.replace(/\\[!-/:-@[-`{-~]/g, "").replaceAll("**", "").match(/[<>[\]`_~|#*]|https?:\//g) ?? [];

const long = (length) => "x".repeat(length);
const field = { name: "x", value: "x" };
const planted = [
  { content: long(2001) }, { embeds: [{ title: long(257) }] }, { embeds: [{ description: long(4097) }] },
  { embeds: [{ fields: Array(26).fill(field) }] }, { embeds: [{ fields: [{ ...field, name: long(257) }] }] },
  { embeds: [{ fields: [{ ...field, value: long(1025) }] }] }, { embeds: Array(11).fill({ title: "x" }) },
  { embeds: [{ description: long(4000) }, { description: long(2001) }] }, { embeds: [{ color: -1 }] },
  { content: "x", allowed_mentions: { parse: ["all"] } }, { content: 1 },
];

exports.judge = async (payloads, report) => {
  const { IncomingWebhookRequestPartialSchema: schema } = await import("discord-api-spec/zod");
  report("discord-api-spec finds planted faults",
         planted.filter((body) => faults_of(schema, body).length === 0).map((body) => `not found: ${JSON.stringify(body).slice(0, 60)}`));
  report("discord-api-spec takes what is at its limits",
         faults_of(schema, { content: long(2000), embeds: [{ title: long(256), description: long(4096) }] }));
  report_each(posts_of(payloads, "discord"), report, (post) => {
    const body = JSON.parse(post.request.body);
    const mention = `<@${post.handle}> `;
    const said = [body.content.startsWith(mention) ? body.content.slice(mention.length) : body.content, body.embeds[0].description];
    return [...faults_of(schema, body), ...said.flatMap(bare_names),
      ...said.flatMap(bare_marks).map((mark) => `acts: ${mark}`), ...lost(post.text, unescaped(said.join("\n"))),
      ...(JSON.stringify(body.allowed_mentions) === JSON.stringify({ parse: [], users: [post.handle] }) ? [] : ["others may be mentioned"]),
      ...(/[?&]wait=true/.test(post.request.path) ? [] : [`path ${post.request.path}`])];
  });
};
