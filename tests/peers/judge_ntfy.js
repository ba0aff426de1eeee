// The sizes that an ntfy server holds messages to; it reads nothing in them.
"use strict";

const { bytes, posts_of, report_each } = require("./chat_text.js");

const keys = ["topic", "title", "message", "priority", "tags", "click"];

function faults_in(body) {
  return [...Object.keys(body).filter((key) => !keys.includes(key)).map((key) => `a key that is not ours: ${key}`),
    ...(bytes(body.title) > 1024 ? ["a title of more than 1,024 bytes"] : []),
    ...(bytes(body.message) > 4096 || body.message === "" ? ["a message that would be an attachment, or empty"] : []),
    ...(Number.isInteger(body.priority) && body.priority >= 1 && body.priority <= 5 ? [] : ["no priority"]),
    ...(bytes(body.tags.join()) > 512 ? ["tags of more than 512 bytes"] : [])];
}

const good = { topic: "t", title: "x", message: "x", priority: 3, tags: [] };
const planted = [{ ...good, title: "é".repeat(513) }, { ...good, message: "é".repeat(2049) }, { ...good, message: "" },
  { ...good, priority: 6 }, { ...good, markdown: true }, { ...good, tags: ["x".repeat(513)] }];

exports.judge = async (payloads, report) => {
  report("the sizes of ntfy find planted faults",
         planted.filter((body) => faults_in(body).length === 0).map((body) => `not found: ${JSON.stringify(body).slice(0, 60)}`));
  report_each(posts_of(payloads, "ntfy"), report, (post) => faults_in(JSON.parse(post.request.body)));
};
