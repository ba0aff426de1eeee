// What several judges of chat channels need.
"use strict";

const ZERO_WIDTH_SPACE = "\u200B";

// Of a channel's payloads each with the request that is judged.
exports.posts_of = (payloads, kind) =>
  payloads.filter((each) => each.kind === kind)
    .flatMap((each) => each.requests.map((request) => ({ ...each, request, name: `${kind} ${each.case}` })));

// One report for each usual message, and one for all hostile texts together.
exports.report_each = (posts, report, faults_of) => {
  const hostile = [];
  for (const post of posts) {
    const faults = faults_of(post);
    if (post.case === "hostile") hostile.push(...faults.map((f) => `${JSON.stringify(post.text.slice(0, 60))}: ${f}`));
    else report(post.name, faults);
  }
  if (posts.length > 0) report(`${posts[0].kind} hostile texts`, hostile);
};

// Plain texts of one line reach the reader whole, whatever their marks mean to the channel.
exports.lost = (text, shown) =>
  !/^[!-~]([ -~]{0,98}[!-~])?$/.test(text) || / {2}/.test(text) || shown.replaceAll(ZERO_WIDTH_SPACE, "").includes(text)
    ? [] : [`the text is not shown whole in ${JSON.stringify(shown.slice(0, 200))}`];

// Whether a name could be mentioned: all that do not come from a handle have a space behind the @.
exports.bare_names = (shown) => (/@(?!\u200B)/.test(shown) ? [`an unparted @ in ${JSON.stringify(/.{0,20}@.{0,20}/.exec(shown)[0])}`] : []);

exports.utf16 = (text) => text.length;
exports.bytes = (text) => Buffer.byteLength(text);
