// No parser of Zulip's own is at hand. Mattermost's is near: both read references to characters after all else, and
// the same tables. What Zulip alone knows is looked for by the marks that it begins with.
"use strict";

const { read } = require("./judge_mattermost.js");
const { bytes, lost, posts_of, report_each } = require("./chat_text.js");

// Mentions, links to channels, code, spoilers, quotes, formulas, times, strikes, addresses, emoji, commands.
const marks = [/@_?\*/, /#\*\*/, /`/, /~/, /\$\$/, /</, /\[/, /:\/\//, /\bwww\./, /:\w+:/, /^\/\w/, /\\/];

const content_faults = (content) => [...read(content).faults, ...marks.filter((mark) => mark.test(content)).map((mark) => `acts: ${mark}`)];

const planted = ["@**all**", "@_**Sian|8**", "#**general**", "```spoiler x\ny\n```", "~~~\nx\n~~~", "$$x$$", "<time:2026-03-27T17:00:00Z>",
  "[x](https://evil.example)", "https://evil.example", "www.evil.com", ":smile:", "/me x", "# x", "> x", "x\\y"];

exports.judge = async (payloads, report) => {
  report("the judge of Zulip finds planted faults",
         planted.filter((text) => content_faults(text).length === 0).map((text) => `not found: ${text}`));
  report_each(posts_of(payloads, "zulip"), report, (post) => {
    const form = new URLSearchParams(post.request.body);
    const mention = `@**|${post.handle}** `;
    const content = form.get("content");
    const said = content.startsWith(mention) ? content.slice(mention.length) : content;
    const is_direct = form.get("type") === "direct";
    const keys = is_direct ? "type,to,content" : "type,to,topic,content";
    return [...content_faults(said), ...lost(post.text, read(said).shown),
      ...(content.startsWith(mention) === !is_direct ? [] : ["the reader is not mentioned where there are others, or is where they are alone"]),
      ...([...form.keys()].join() === keys ? [] : [`keys ${[...form.keys()].join()}`]),
      ...(is_direct !== (post.way === "direct") ? ["through another door"] : []),
      ...([...(form.get("topic") ?? "")].length > 60 ? ["a topic of more than 60 characters"] : []),
      ...(bytes(content) > 10000 ? ["more than 10,000 bytes"] : [])];
  });
};
