// html-validate over formatted_body as far as it judges a part of a page, and a list of the tags that are meant.
"use strict";

const { HtmlValidate } = require("html-validate");
const { bare_names, bytes, lost, posts_of, report_each } = require("./chat_text.js");

const tags = new Set(["p", "strong", "br", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"]
  .flatMap((tag) => [`<${tag}>`, `</${tag}>`]));

const judge = new HtmlValidate({
  root: true,
  rules: {
    "close-order": "error", "element-permitted-content": "error", "element-permitted-parent": "error", "no-raw-characters": "error",
    "no-unknown-elements": "error", "unrecognized-char-ref": "error", "attr-quotes": "error",
  },
});

function faults_in(html, handle) {
  const verdict = judge.validateStringSync(html);
  const pill = `<a href="https://matrix.to/#/${encodeURIComponent(handle)}">${handle}</a>`;
  const rest = html.startsWith(`<p>${pill} `) ? html.replace(pill, "") : html;
  return [...verdict.results.flatMap((r) => r.messages).map((m) => `${m.ruleId}: ${m.message}`),
    ...(rest.match(/<[^>]*>?/g) ?? []).filter((tag) => !tags.has(tag)).map((tag) => `a tag that is not ours: ${tag}`),
    ...bare_names(shown_in(rest))];
}

function shown_in(html) {
  const named = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return html.replace(/<[^>]*>/g, "\n").replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => named[name]);
}

const planted = ["<strong>x", "<p><ul><li>x</li></ul></p>", "<script>x</script>", "<p>a & b</p>", "<p onclick=\"x\">x</p>",
  "<p><a href=\"javascript:x\">x</a></p>", "<img src=\"x\">", "<p>@room</p>", "<p>1 < 2</p>"];

exports.judge = async (payloads, report) => {
  report("html-validate and the list of tags find planted faults",
         planted.filter((html) => faults_in(html, "@sian:example.org").length === 0).map((html) => `not found: ${html}`));
  report_each(posts_of(payloads, "matrix"), report, (post) => {
    const event = JSON.parse(post.request.body);
    const html = event.formatted_body;
    return [...faults_in(html, post.handle), ...lost(post.text, shown_in(html)), ...lost(post.text, event.body),
      ...bare_names(event.body.slice(post.handle.length)),
      ...(bytes(post.request.body) > 60000 ? ["more than 60,000 bytes"] : []),
      ...(event.format === "org.matrix.custom.html" && event.msgtype === "m.text" ? [] : ["not our form"]),
      ...(JSON.stringify(event["m.mentions"]) === JSON.stringify({ user_ids: [post.handle] }) ? [] : ["others may be mentioned"]),
      ...(post.request.method === "PUT" && /\/send\/m\.room\.message\/rem-[0-9a-f-]+$/.test(post.request.path) ? [] : [`path ${post.request.path}`])];
  });
};
