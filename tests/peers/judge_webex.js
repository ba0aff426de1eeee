// A parser of CommonMark (@mattermost/commonmark) on every text to Webex: no link, mention or HTML that came out of a
// plan's words; and the limit, in bytes.
"use strict";

const { Parser } = require("@mattermost/commonmark");

const longest = 7_439;

// What we write ourselves, plain words, and what Mattermost alone knows.
const harmless = ["document", "paragraph", "text", "softbreak", "linebreak", "strong", "list", "item", "hashtag", "emoji", "latex_inline"];

// Ours stands at the beginning.
const own_mention = /^<@personEmail:[^>\s]+> /;

function acts_in(markdown) {
  const rest = markdown.replace(own_mention, "");
  const faults = /<@(?!\u200B)/.test(rest) ? ["a mention"] : [];
  const walker = new Parser().parse(rest).walker();
  for (let at = walker.next(); at; at = walker.next())
    if (at.entering && !harmless.includes(at.node.type)) faults.push(at.node.type);
  return faults.map((each) => `${each} in ${rest.slice(0, 80)}`);
}

const too_long = (markdown) => Buffer.byteLength(markdown) > longest ? [`${Buffer.byteLength(markdown)} bytes`] : [];

exports.judge = async (payloads, report) => {
  const ours = payloads.filter((each) => each.kind === "webex").flatMap((each) =>
    each.requests.map((request) => ({ ...each, markdown: JSON.parse(request.body).markdown })));
  report("there are texts for Webex", ours.length > 300 ? [] : [`${ours.length}`]);

  report("a text that is too long is found", too_long("\u00E9".repeat(longest / 2 + 1)).length > 0 ? [] : ["not found"]);
  report("webex keeps its limit", ours.flatMap((each) => too_long(each.markdown)));

  const acting = ["[x](https://evil.example)", "https://evil.example", "<mailto:a@evil.example>", "<b>x</b>", "<@all>", "@all", "`x`",
                  "# x", "<@personEmail:a@b.example> <@personEmail:c@d.example> x"];
  report("words that act in Webex are found", acting.filter((text) => acts_in(text).length === 0).map((text) => `not found: ${text}`));
  for (const each of ours.filter((one) => one.case !== "hostile"))
    report(`webex ${each.way || (each.api ? "api" : "webhook")} ${each.case}`, acts_in(each.markdown));
  report("no words out of a plan act in webex", ours.filter((each) => each.case === "hostile").flatMap((each) => acts_in(each.markdown)));
};
