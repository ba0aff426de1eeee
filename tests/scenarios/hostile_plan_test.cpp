#include "tests/scenarios/workplace.hpp"

#include "tests/support/child_process.hpp"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::lines_of;
using remembrancer::tests::workplace;

namespace {

/// A workstream and a manager for each title, so that each is the only one in somebody's mail and
/// stands in its subject.
const std::vector<std::string> titles{
    "<script>alert(1)</script><b>bold",
    "Two\r\nBcc: everybody@council.example\r\n\r\nlines",
    "{{{secret}}} {{#items}} {{> mail}}",
    "\x1b]0;owned\x07\x1b[2J red \xc2\x9b"
    "31m",
    "=cmd|' /C calc'!A0",
    "\xe2\x80\xae"
    "desrever <!channel> @everyone",
    "a\tb\x01"
    "c\x7f",
    std::string(3000, 'x'),
};

std::string quoted(const std::string& cell) {
    std::string out = "\"";
    for (const char c : cell)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

void write_plan(const workplace& here) {
    std::string milestones = "Workstream,Milestone,RAG,Due Date,Target Date\n";
    std::string workstreams = "Workstream,RAG,Lead Member,Sponsor,Project Manager\n";
    std::string contacts = "Name,Email,Organisation,Deputy,Notes\n"
                           "Programme office,pmo@council.example,,,\n"
                           "Programme director,director@council.example,,,\n"
                           "Sponsor,sponsor@council.example,,,\n";
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const std::string stream = "Stream " + std::to_string(i);
        // The names are as hostile as the rest, as long as they stay names.
        const std::string manager = "Manager \x1b[31m<b>\"" + std::to_string(i) + "\"\r\nX-Evil: 1";
        milestones += stream + "," + quoted(titles[i]) + ",G,03/12/2018,\n";
        workstreams += stream + ",G,Member,Sponsor," + quoted(manager) + "\n";
        contacts += quoted(manager) + ",m" + std::to_string(i) + "@council.example,,,\n";
    }
    here.write("milestones.csv", milestones);
    here.write("workstreams.csv", workstreams);
    here.write("contacts.csv", contacts);
}

/// The first byte that a terminal would act upon, or nothing.
std::string control_in(const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool c1 =
            c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if ((c < 0x20 && c != '\n') || c == 0x7F || c1)
            return "byte " + std::to_string(c) + " at " + std::to_string(i) + " of " +
                   text.substr(i > 40 ? i - 40 : 0, 80);
    }
    return {};
}

// Prints a line for each file: how many Subject, To, Bcc and X-Evil headers, defects, and what the
// HTML part holds.
constexpr const char* judge = R"(
import sys, email, email.policy
for path in sys.argv[1:]:
    with open(path, 'rb') as f:
        mail = email.message_from_binary_file(f, policy=email.policy.default)
    html = mail.get_body(('html',)).get_content()
    text = mail.get_body(('plain',)).get_content()
    counts = [len(mail.get_all(name) or []) for name in ('Subject', 'To', 'Message-ID')]
    evil = [len(mail.get_all(name) or []) for name in ('Bcc', 'X-Evil')]
    parts = [p for p in mail.walk()]
    defects = [d for p in parts for d in p.defects]
    raw = any(ord(c) < 32 and c not in '\r\n\t' for c in str(mail['Subject']) + text + html)
    print(counts, evil, defects, raw, '<script' in html, '<b>bold' in html, '\n' in str(mail['Subject']))
)";

} // namespace

TEST_CASE("a hostile plan goes through every command without a trace of control") {
    const workplace here;
    write_plan(here);
    const auto count = titles.size();
    const std::vector<std::string> files{"milestones.csv", "workstreams.csv", "contacts.csv",
                                         "--as-of", "2018-12-05"};
    std::vector<std::string> import{"import"};
    import.insert(import.end(), files.begin(), files.end());
    std::vector<std::string> rehearsal = import;
    rehearsal.insert(rehearsal.end(), {"--dry-run", "--json"});
    CHECK(control_in(here.tell(rehearsal)) == ""); // lists the new items' titles
    CHECK(control_in(here.tell(import)) == "");
    import.insert(import.begin(), "--json");
    const std::string again = here.tell(import);
    CHECK(control_in(again) == "");
    CHECK(json::parse(again).at("unchanged") == count);

    const std::string log = here.run("2018-12-05T00:00:00", "2018-12-06T12:00:00");
    CHECK(control_in(log) == "");
    // A message a manager on the 5th, the office's one beside them.
    CHECK(lines_of(log).size() >= count + 1);
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
             {"plan", "--as-of", "2018-12-05"},
             {"status", "--as-of", "2018-12-05"},
             {"simulate", "--from", "2018-12-07", "--to", "2018-12-14"},
             {"--json", "simulate", "--from", "2018-12-07", "--to", "2018-12-14"},
             {"outbox", "list"},
             {"--json", "outbox", "list"},
             {"check"}}) {
        CAPTURE(command.back());
        CHECK(control_in(here.tell(command)) == "");
    }
    for (const json& row : here.list({"outbox", "list"})) {
        const std::string id = std::to_string(row.at("id").get<long long>());
        CAPTURE(id);
        CHECK(control_in(here.tell({"outbox", "show", id})) == "");
        CHECK(control_in(here.tell({"--json", "outbox", "show", id})) == "");
    }
}

TEST_CASE("a hostile plan makes one well-formed mail a message") {
    const workplace here;
    write_plan(here);
    (void)here.tell(
        {"import", "milestones.csv", "workstreams.csv", "contacts.csv", "--as-of", "2018-12-05"});
    const std::string log = here.run("2018-12-05T00:00:00", "2018-12-06T12:00:00");
    const auto mails = here.mails();
    CHECK(mails.size() == lines_of(log).size());
    CHECK(log.find("secret") != std::string::npos);

    here.write("judge.py", judge);
    remembrancer::support::child_options how;
    how.program = "/usr/bin/python3";
    how.arguments = {"-I", here.file("judge.py")};
    for (const auto& mail : mails)
        how.arguments.push_back(mail.string());
    remembrancer::support::child_process python(how);
    for (const auto& mail : mails) {
        CAPTURE(mail.string());
        const auto line = python.read_line(std::chrono::minutes(1));
        REQUIRE(line);
        CHECK(*line == "[1, 1, 1] [0, 0] [] False False False False");
    }
    REQUIRE(python.wait(std::chrono::minutes(1)));
}
