// The faults that `tsc --strict` finds in each of some programs, which all begin with the same lines.
"use strict";

const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const here = __dirname;

exports.compile = (prelude, programs) => {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "remembrancer-types-"));
  try {
    fs.symlinkSync(path.join(here, "node_modules"), path.join(work, "node_modules"));
    programs.forEach((text, i) => fs.writeFileSync(path.join(work, `p${i}.ts`), prelude + text));
    const run = spawnSync(process.execPath,
      [path.join(here, "node_modules", "typescript", "bin", "tsc"), "--noEmit", "--strict", "--skipLibCheck", "--target", "es2022",
       "--module", "nodenext", "--moduleResolution", "nodenext", ...programs.map((_, i) => `p${i}.ts`)],
      { cwd: work, encoding: "utf8", maxBuffer: 1 << 28 });
    if (run.error) throw run.error;
    const faults = programs.map(() => []);
    for (const line of run.stdout.split("\n")) {
      const found = /^p(\d+)\.ts\((.*)/.exec(line);
      if (found) faults[Number(found[1])].push(found[2].slice(0, 300));
      else if (/error TS/.test(line)) throw new Error(line);
    }
    return faults;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
};
