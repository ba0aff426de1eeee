// The plans whose digests the program sends for the judges: one of every kind that makes sense of
// each. A plan lives through steps: what is imported, and the days that the daemon then runs.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const here = __dirname;
const demo = path.join(here, "..", "..", "config", "demo");
const plans = path.join(here, "..", "scenarios", "plans");

// The first lines are of the last table of each plan's settings: of its Maildir.
const signing_off = `
unsubscribe_url = "https://plans.example.org/unsubscribe/{token}"
unsubscribe_secret_file = "unsubscribe-secret"
`;

// A week goes to whoever has something in theirs.
exports.settings_of = (plan) => signing_off + plan.digests.map((each) =>
  `\n[[digest]]\n${Object.entries(each).map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`).join("")}`).join("");

const titles = { week: "Your plan", forward_plan: "Forward plan", scorecard: "Scorecard", measures: "Measures" };
const title_of = (digest) => titles[digest.kind] ?? `Forward plan for ${digest.board}`;

// Which of the plan's digests a message is; undefined for a reminder.
exports.digest_of = (plan, { person, subject }) => plan.digests.find((each) =>
  subject.startsWith(`${plan.programme}: ${title_of(each)}, `) && (each.to ?? [person]).includes(person));

// How the program is asked for it.
exports.words_of = (digest, person) => [
  digest.kind, ...(digest.kind === "week" ? ["--for", person] : []), ...(digest.board ? ["--for", digest.board] : []),
  ...(digest.audience ? ["--audience", digest.audience] : []),
];

// The rows of a month, from batches of rows that say the same; each milestone leads to the next product in turn.
function rows_of_batches(work, what, month) {
  const [, ...batches] = fs.readFileSync(path.join(work, `batches-of-${what}.csv`), "utf8").trim().split("\n").map((line) => line.split(","));
  const is_products = what === "products";
  const lines = [is_products ? "ID,Product,Workstream,Tranche,RAG,Due Date" : "ID,Milestone,Product,Workstream,Tranche,RAG,Due Date"];
  for (const [rows, workstream, tranche, may, june, due] of batches)
    for (let i = 0; i < Number(rows); ++i) {
      const n = lines.length;
      lines.push([is_products ? `P${n},Product ${n}` : `M${n},Milestone ${n},Product ${(n - 1) % 225 + 1}`,
                  workstream, tranche, month === "may" ? may : june, due].join(","));
    }
  fs.writeFileSync(path.join(work, `${what}-${month}.csv`), `${lines.join("\n")}\n`);
}

// The third plan on the day of a year of its savings.
const boards_and_savings = (name, day, later) => ({
  name, programme: "New Buckinghamshire Council", folder: path.join(plans, "buckinghamshire"),
  digests: [
    { name: "weeks", kind: "week" },
    ...["forward_plan", "measures"].map((kind) => ({ name: kind, kind, to: ["Implementation lead"] })),
    ...["Implementation Group", "Shadow Executive"].map((board) => ({ name: board, kind: "board_plan", board, to: ["Implementation lead"] })),
    { name: "public", kind: "board_plan", board: "Shadow Executive", audience: "public", to: ["Programme office"] },
  ],
  steps: [
    { files: ["contacts.csv", "boards.csv", "decisions.csv", "promises.csv", "risks.csv", "savings-year-2.csv"], as_of: "2018-12-05" },
    { files: ["risks.csv", ...later], as_of: day, from: day, until: day },
  ],
});

exports.plans = [
  {
    name: "Dorset", programme: "Shaping Dorset Council", folder: demo,
    digests: [
      { name: "weeks", kind: "week" },
      { name: "forward plan", kind: "forward_plan", to: ["Programme director"] },
      { name: "scorecard", kind: "scorecard", to: ["Programme director"] },
      { name: "nothing", kind: "measures", to: ["Programme director"], nil_returns: true },
    ],
    steps: [{ files: ["programme-workbook.xlsx", "status.csv"], as_of: "2018-12-05", from: "2018-12-06", until: "2018-12-10" }],
  },
  {
    name: "Somerset", programme: "New Somerset Council", folder: path.join(plans, "somerset"),
    digests: [
      { name: "weeks", kind: "week", days: ["thursday"] },
      ...["forward_plan", "scorecard", "measures"].map((kind) => ({ name: kind, kind, days: ["thursday"], to: ["Programme director"] })),
    ],
    prepare(work) {
      for (const what of ["milestones", "products"]) for (const month of ["may", "june"]) rows_of_batches(work, what, month);
    },
    steps: [
      { files: ["contacts.csv", "workstreams.csv", "products-may.csv", "milestones-may.csv", "status-may.csv", "measures-may.csv"], as_of: "2022-05-31" },
      { files: ["products-june.csv", "milestones-june.csv", "status-june.csv", "measures-june.csv"], as_of: "2022-06-28",
        from: "2022-06-30", until: "2022-06-30" },
    ],
  },
  boards_and_savings("Buckinghamshire before Christmas", "2018-12-10", []),
  boards_and_savings("Buckinghamshire before Easter", "2019-04-08", ["savings-year-3.csv"]),
];
