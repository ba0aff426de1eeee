// Lets ical.js read the calendars that go with mail.
"use strict";

const ical = require("ical.js");
const ICAL = ical.default ?? ical;

const day_in_ms = 24 * 3600 * 1000;

// What is wrong with one event of an object with this method; none for a calendar without one.
function faults_of_event(component, method) {
  const event = new ICAL.Event(component);
  const text = (name) => component.getFirstPropertyValue(name);
  const faults = [];
  const expect = (what, holds, found) => {
    if (!holds) faults.push(`${event.uid}: ${what}: ${found}`);
  };
  expect("a UID of its own", /^[0-9a-f]{16}@remembrancer$/.test(event.uid ?? ""), event.uid);
  expect("a summary", (event.summary ?? "").length > 0 && !/[\u0000-\u001f]/.test(event.summary), event.summary);
  expect("all day", event.startDate?.isDate === true && event.endDate?.isDate === true, event.startDate);
  expect("one day", event.endDate.toJSDate() - event.startDate.toJSDate() <= 1.1 * day_in_ms, event.endDate);
  expect("takes up no time", text("transp") === "TRANSPARENT", text("transp"));
  expect("a time stamp in UTC", text("dtstamp")?.zone?.tzid === "UTC", text("dtstamp"));
  if (method === undefined) return faults;
  expect("an organiser (RFC 5546, 3.2.1)", /^mailto:[^@]+@[^@]+$/.test(text("organizer") ?? ""), text("organizer"));
  expect("a sequence", Number.isInteger(event.sequence) && event.sequence > 0, event.sequence);
  expect("cancelled when it is to be", (text("status") === "CANCELLED") === (method === "CANCEL"), text("status"));
  return faults;
}

// `parameter`: the method that the part's header names. What is wrong with one calendar.
function faults_of_calendar(text, parameter) {
  if (/[^\r]\n/.test(text)) return ["a bare line feed"];
  if (text.split("\r\n").some((line) => Buffer.byteLength(line) > 75)) return ["a line of more than 75 bytes"];
  let calendar;
  try {
    calendar = new ICAL.Component(ICAL.parse(text));
  } catch (fault) {
    return [`ical.js: ${fault.message}`];
  }
  const value = (name) => calendar.getFirstPropertyValue(name) ?? undefined;
  const faults = [];
  if (value("version") !== "2.0" || !value("prodid")) faults.push("no version, or no product");
  if (value("method") !== parameter) faults.push(`method ${value("method")}, in the header ${parameter}`);
  const events = calendar.getAllSubcomponents();
  if (events.length === 0 || events.some((each) => each.name !== "vevent")) faults.push("not events alone");
  const uids = events.map((each) => each.getFirstPropertyValue("uid"));
  if (new Set(uids).size !== uids.length) faults.push("a UID twice");
  return faults.concat(events.flatMap((each) => faults_of_event(each, value("method"))));
}

// What is wrong with the files of one mail, as mailparser gives them.
function faults_of_files(files) {
  const names = files.map((each) => each.filename);
  const faults = new Set(names).size === names.length ? [] : [`a file name twice: ${names}`];
  for (const file of files) {
    if (file.contentType !== "text/calendar" || file.contentDisposition !== "attachment" || !file.filename?.endsWith(".ics"))
      faults.push(`${file.contentType}, ${file.contentDisposition}, ${file.filename}`);
    const method = file.headers.get("content-type")?.params?.method;
    faults.push(...faults_of_calendar(file.content.toString("utf8"), method).map((fault) => `${file.filename}: ${fault}`));
  }
  return faults;
}

const sound = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", "METHOD:CANCEL", "BEGIN:VEVENT",
  "UID:0123456789abcdef@remembrancer", "DTSTAMP:20181205T083000Z", "DTSTART;VALUE=DATE:20181207",
  "DTEND;VALUE=DATE:20181208", "SUMMARY:Due", "TRANSP:TRANSPARENT", "SEQUENCE:3", "ORGANIZER:mailto:a@example.org",
  "STATUS:CANCELLED", "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");

// Each fault in a calendar that is sound without it.
const planted = [
  ["UID:0123456789abcdef@remembrancer", "UID:Due", "a UID"],
  ["DTSTART;VALUE=DATE:20181207", "DTSTART:20181207T090000Z", "all day"],
  ["TRANSP:TRANSPARENT", "TRANSP:OPAQUE", "takes up"],
  ["STATUS:CANCELLED", "STATUS:CONFIRMED", "cancelled"],
  ["ORGANIZER:mailto:a@example.org\r\n", "", "organiser"],
  ["SEQUENCE:3", "SEQUENCE:0", "sequence"],
  ["METHOD:CANCEL", "METHOD:PUBLISH", "method"],
  ["SUMMARY:Due", "SUMMARY Due", "ical.js"],
  ["SUMMARY:Due", `SUMMARY:${"x".repeat(80)}`, "75 bytes"],
];

// Needs no payloads: those of chat channels hold no calendars. tests/peers/run gives it the mails.
async function judge(_payloads, report) {
  report("ical.js reads a sound calendar", faults_of_calendar(sound, "CANCEL"));
  report("ical.js finds planted faults", planted
    .filter(([from, to, says]) => !faults_of_calendar(sound.replace(from, to), "CANCEL").some((fault) => fault.includes(says)))
    .map(([, to, says]) => `not found: ${says} in ${to}`));
}

module.exports = { judge, faults_of_files };
