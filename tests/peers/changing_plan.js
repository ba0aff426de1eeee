// What calendars keep of a plan that changes.
"use strict";

const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const closing_settings = `
[programme]
name = "Closing"
[roles]
programme_director = "Director"
programme_office = "Office"
[file]
maildir = "maildir"
`;

// A milestone that is late, and closed after its escalation, beside one that is moved: what calendars hear of both.
exports.follow = async (program, report) => {
  const { simpleParser } = require("mailparser");
  const { faults_of_files } = require("./judge_calendar.js");
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "remembrancer-peers-"));
  try {
    const write = (name, text) => fs.writeFileSync(path.join(work, name), text);
    write("remembrancer.toml", closing_settings);
    write("contacts.csv", "Name,Email\nOwner,owner@plan.example\nManager,manager@plan.example\nSponsor,sponsor@plan.example\n" +
      "Director,director@plan.example\nOffice,office@plan.example\n");
    write("workstreams.csv", "Workstream,RAG,Lead Member,Sponsor,Project Manager\nLegal,G,,Sponsor,Manager\n");
    const tell = (...words) => execFileSync(program, ["--config", "remembrancer.toml", "--store", "plan.db", ...words],
      { cwd: work, stdio: ["ignore", "ignore", "ignore"] });
    const week = (rows, from, until) => {
      write("milestones.csv", `Workstream,Ref,Milestone,RAG,Due Date,Target Date,Owner\n${rows}`);
      tell("import", "contacts.csv", "workstreams.csv", "milestones.csv", "--as-of", from.slice(0, 10));
      tell("run", "--clock-start", from, "--clock-speed", "max", "--until", until);
    };
    week("Legal,M1,Contracts moved,R,3/12/2018,,Owner\nLegal,M2,Staff told,R,3/12/2018,,Owner\n",
         "2018-12-03T07:00:00", "2018-12-20T18:00:00");
    week("Legal,M1,Contracts moved,C,3/12/2018,,Owner\nLegal,M2,Staff told,A,3/12/2018,1/2/2019,Owner\n",
         "2018-12-21T07:00:00", "2018-12-21T18:00:00");
    const box = path.join(work, "maildir", "new");
    const events = new Map(); // of the sponsor: by UID the newest, as a calendar would keep it
    const faults = [];
    for (const name of fs.readdirSync(box)) {
      const mail = await simpleParser(fs.readFileSync(path.join(box, name)));
      faults.push(...faults_of_files(mail.attachments));
      if (mail.to.value[0].address !== "sponsor@plan.example") continue;
      for (const event of mail.attachments.flatMap((file) => file.content.toString("utf8").split("BEGIN:VEVENT").slice(1))) {
        const value = (key) => new RegExp(`^${key}:(.*)\r$`, "m").exec(event)?.[1];
        const kept = events.get(value("UID"));
        if (kept === undefined || Number(value("SEQUENCE")) > kept.sequence)
          events.set(value("UID"), { sequence: Number(value("SEQUENCE")), summary: value("SUMMARY"), status: value("STATUS"),
                                     day: value("DTSTART;VALUE=DATE") });
      }
    }
    report("calendars of a plan that changes", faults);
    const left = [...events.values()].map((each) => `${each.summary} ${each.day} ${each.status ?? "stands"}`).sort();
    const wanted = ["Milestone M1: Contracts moved 20181203 CANCELLED", "Milestone M2: Staff told 20190201 stands"];
    report("what is closed is cancelled, what is moved has moved", JSON.stringify(left) === JSON.stringify(wanted) ? [] : left);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
};
