// Mattermost's own parser of Markdown: of what came out of a plan nothing may become more than text.
"use strict";

const { Parser } = require("@mattermost/commonmark");
const { bare_names, lost, posts_of, report_each } = require("./chat_text.js");

// All that our style writes. Everything else that the parser knows would have come out of a plan.
const ours = new Set(["document", "paragraph", "text", "strong", "softbreak", "list", "item",
  "table", "table_row", "table_cell"]);

function nodes_of(text) {
  const nodes = [];
  const walker = new Parser().parse(text).walker();
  for (let event = walker.next(); event; event = walker.next()) if (event.entering) nodes.push(event.node);
  return nodes;
}

function cells_of(row) {
  let count = 0;
  for (let cell = row.firstChild; cell; cell = cell.next) count += 1;
  return count;
}

// What is wrong with a text, and what of it is shown; `allowed` are the names that may be mentioned.
exports.read = (text, allowed = []) => {
  const nodes = nodes_of(text);
  const is_allowed = (node) => ours.has(node.type) || (node.type === "at_mention" && allowed.includes(node.mentionName));
  const faults = nodes.filter((node) => !is_allowed(node)).map((node) => `${node.type} ${node.destination ?? node.literal ?? ""}`);
  for (const table of nodes.filter((node) => node.type === "table")) {
    const width = cells_of(table.firstChild);
    for (let row = table.firstChild; row; row = row.next)
      if (cells_of(row) !== width) faults.push(`a row of ${cells_of(row)} cells in a table of ${width}`);
  }
  const shown = nodes.map((node) => (node.type === "softbreak" ? "\n" : node.literal ?? "")).join("");
  return { faults, shown, has_table: nodes.some((node) => node.type === "table") };
};

const has_table = (text) => exports.read(text).has_table;

const planted = ["[x](https://evil.example)", "https://evil.example", "![x](https://evil.example/x.png)", "<b>x</b>", "<div>\nx\n</div>",
  "# x", "x\n---", "@channel", "`x`", "> x", "~~x~~", "*x*", "a@evil.com", ":smile:", "#tag", "$x$"];

exports.judge = async (payloads, report) => {
  report("commonmark finds planted faults",
         planted.filter((text) => exports.read(text, ["sian.jones"]).faults.length === 0).map((text) => `not found: ${text}`));
  report("commonmark knows a broken table from a whole one",
         has_table("| a | b |\n| --- | --- |\n| c\\|d | e |") && !has_table("| a | b |\n| --- |\n| c | e |") ? [] : ["not found"]);
  report_each(posts_of(payloads, "mattermost"), report, (post) => {
    const { text } = JSON.parse(post.request.body);
    const { faults, shown } = exports.read(text, [post.handle]);
    const said = shown.replace(`@${post.handle} `, "");
    return [...faults, ...bare_names(said), ...lost(post.text, said),
      ...([...text].length > 16383 ? ["more than 16,383 characters"] : [])];
  });
};
