// Whether the text part of a mail says by itself what its HTML says.
"use strict";

const he = require("he");

// Heads of columns are words of the HTML alone: the text names them where they have something under them.
const seen = (html) => he.decode(html.replace(/<!--[^]*?-->/g, " ").replace(/<head>[^]*?<\/head>/, " ")
  .replace(/<th [^>]*scope="col"[^>]*>[^]*?<\/th>/g, " ").replace(/<[^>]*>/g, " "));

function counted(text) {
  const counts = new Map();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

// Words and numbers that the HTML says more often than the text.
exports.words_left_out = (html, text) => {
  const told = counted(text);
  return [...counted(seen(html))].filter(([word, count]) => (told.get(word) ?? 0) < count)
    .map(([word, count]) => `${word} (${told.get(word) ?? 0} of ${count})`);
};
