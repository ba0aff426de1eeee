#include "connectors/mime/compose.hpp"

#include "connectors/mime/list_headers.hpp"
#include "daemon/base/error.hpp"
#include "daemon/base/text.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/temporary_directory.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <stdexcept>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;

namespace {

mime::mail_identity office() {
    mime::mail_identity identity;
    identity.from_address = "plans@example.org";
    identity.from_name = "Plan reminders";
    identity.reply_to_address = "office@example.org";
    identity.reply_to_name = "Programme Office";
    return identity;
}

mime::letter a_letter() {
    mime::letter letter;
    letter.key = "round-7.owner-3";
    letter.to_address = "owner@example.org";
    letter.to_name = "Project Manager";
    letter.date = std::chrono::sys_days(std::chrono::year(2018) / 12 / 5) + std::chrono::hours(8) +
                  std::chrono::minutes(30);
    letter.subject = "1 milestone needs you: due tomorrow";
    letter.text = "Due tomorrow.\n";
    letter.html = "<!DOCTYPE html><html lang=\"en\"><body><p>Due tomorrow.</p></body></html>\n";
    return letter;
}

struct hostile {
    std::string name;
    mime::letter letter;
    std::string subject; ///< as it must read
    std::string to_name;
};

hostile with_subject(std::string name, std::string typed, std::string reads) {
    hostile made{std::move(name), a_letter(), std::move(reads), "Project Manager"};
    made.letter.subject = std::move(typed);
    return made;
}

hostile with_name(std::string name, std::string typed, std::string reads) {
    hostile made{std::move(name), a_letter(), a_letter().subject, std::move(reads)};
    made.letter.to_name = std::move(typed);
    return made;
}

hostile with_text(std::string name, std::string text) {
    hostile made{std::move(name), a_letter(), a_letter().subject, "Project Manager"};
    made.letter.text = text;
    made.letter.html = "<pre>" + text + "</pre>\n";
    return made;
}

std::string repeated(const std::string& what, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += what;
    return all;
}

std::vector<hostile> hostile_letters() {
    return {
        with_subject("plain", "1 milestone needs you", "1 milestone needs you"),
        with_subject("a new header", "due\r\nBcc: evil@example.org\r\n\r\nbody",
                     "due  Bcc: evil@example.org    body"),
        with_subject("an encoded word typed", "=?utf-8?Q?hidden?= due", "=?utf-8?Q?hidden?= due"),
        with_subject("10,000 letters", repeated("a", 10'000), repeated("a", 240) + "\u2026"),
        with_subject("10,000 words", repeated("due now ", 1250),
                     repeated("due now ", 30) + "\u2026"),
        with_subject("10,000 wide letters", repeated("\u5e74", 10'000),
                     repeated("\u5e74", 240) + "\u2026"),
        with_subject("240 plain characters, folded", repeated("due now ", 29) + "due now.",
                     repeated("due now ", 29) + "due now."),
        with_subject("dash, quotes, pictures", "Si\u00e2n\u2019s \u2013 \U0001F4C5 due",
                     "Si\u00e2n\u2019s \u2013 \U0001F4C5 due"),
        with_subject("runs of spaces", "a  b   \u2013  c", "a  b   \u2013  c"),
        with_subject("right-to-left override", "due \u202egnihton", "due  gnihton"),
        with_subject("bad UTF-8", "caf\xe9 \xc0\xaf", "caf\uFFFD \uFFFD\uFFFD"),
        with_subject("controls", std::string("a\0b\x1b[2J\x7f\xc2\x85z", 11), "a b [2J  z"),
        with_name("quotes and a comma", "Manager, \"the\" \\ one", "Manager, \"the\" \\ one"),
        with_name("a second address", "x <evil@example.org>, y", "x <evil@example.org>, y"),
        with_name("an address as a name", "boss@example.org", "boss@example.org"),
        with_name("a comment", "Manager (Finance)", "Manager (Finance)"),
        with_name("a group", "staff: a@b.org;", "staff: a@b.org;"),
        with_name("beyond ASCII", "Si\u00e2n O\u2019Neill", "Si\u00e2n O\u2019Neill"),
        with_name("a line end", "a\r\nBcc: evil@example.org", "a  Bcc: evil@example.org"),
        with_name("an encoded word typed", "=?utf-8?B?eA==?=", "=?utf-8?B?eA==?="),
        with_name("no name", "", ""),
        with_name("a long name", repeated("\u00fc", 500), repeated("\u00fc", 120) + "\u2026"),
        with_text("dots", ".\n..\n.hidden\n"),
        with_text("From at a line's start", "From here on\n>From\n"),
        with_text("no line end", "due"),
        with_text("spaces at line ends", "due \nnow\t\n \n"),
        with_text("10,000 letters without a break", repeated("x", 10'000) + "\n"),
        with_text("wide letters without a break", repeated("\u5e74", 3'000) + "\n"),
        with_text("equals and boundaries", "a=b =_ --=_00 =3D\n--=_\n"),
        with_text("empty", ""),
    };
}

void write(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

nlohmann::json meant_by(const mime::letter& letter) {
    return {
        {"headers",
         {"Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-ID",
          "Reply-To", "Subject", "To", "X-Auto-Response-Suppress"}},
        {"subject", letter.subject},
        {"to", {letter.to_name, "owner@example.org"}},
        {"from", {"Plan reminders", "plans@example.org"}},
        {"date", "2018-12-05T08:30:00+00:00"},
        {"message_id", "<round-7.owner-3@example.org>"},
        {"type", "multipart/alternative"},
        {"parts", {"text/plain", "text/html"}},
        {"files", nlohmann::json::array()},
        {"text", letter.text},
        {"html", letter.html},
    };
}

/// Python's word on the mails in a folder; empty when there was no fault in any.
std::string faults_by_python(const std::filesystem::path& folder) {
    support::child_options options;
    options.program = "/usr/bin/python3"; // Debian's: another on PATH may lack its modules
    options.arguments = {MAIL_CHECK, folder.string()};
    support::child_process python(options);
    const auto ended = python.wait(std::chrono::seconds(60));
    if (!ended)
        return "it did not end";
    const bool sound = ended->code == 0 && python.out().find(" 0 faults") != std::string::npos;
    return sound ? std::string() : python.out();
}

} // namespace

TEST_CASE("Python's email package reads in a mail what was meant, with no defect") {
    const mime::composer composer(office());
    const support::temporary_directory directory;
    for (const hostile& h : hostile_letters()) {
        const std::filesystem::path base = directory.path() / h.name;
        write(base.string() + ".eml", composer.compose(h.letter));
        nlohmann::json meant = meant_by(h.letter);
        meant["subject"] = h.subject;
        meant["to"][0] = h.to_name;
        write(base.string() + ".json", meant.dump());
    }
    CHECK(faults_by_python(directory.path()) == "");
}

TEST_CASE("files and the headers of a series are read as they were meant, with no defect") {
    mime::mail_settings settings;
    settings.unsubscribe_url = "https://plans.example.org/" + std::string(300, 'x') + "/{token}";
    settings.unsubscribe_secret = base::secret("nobody can guess this");
    const mime::composer composer(office(), settings);
    mime::letter letter = a_letter();
    const std::string lines = "BEGIN:VCALENDAR\r\nX:" + repeated("y", 60) + "\r\n";
    letter.files = {
        {"text/calendar; charset=utf-8; method=PUBLISH", "dates.ics", repeated(lines, 50)},
        {"text/calendar; charset=utf-8", "over.ics", "Si\u00e2n\r\n"}};
    letter.series = "forward_plan";
    letter.reader = "Si\u00e2n\r\nBcc: evil@example.org";
    const support::temporary_directory directory;
    const std::filesystem::path base = directory.path() / "files";
    write(base.string() + ".eml", composer.compose(letter));
    nlohmann::json meant = meant_by(letter);
    meant["type"] = "multipart/mixed";
    meant["parts"] = {"multipart/alternative", "text/calendar", "text/calendar"};
    std::string first = repeated("BEGIN:VCALENDAR\nX:" + repeated("y", 60) + "\n", 50);
    meant["files"] = {{"dates.ics", "text/calendar", "PUBLISH", std::move(first)},
                      {"over.ics", "text/calendar", nullptr, "Si\u00e2n\n"}};
    for (const char* name : {"List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"})
        meant["headers"].push_back(name);
    std::sort(meant["headers"].begin(), meant["headers"].end());
    meant["list_unsubscribe"] = "<https://plans.example.org/" + std::string(300, 'x') + "/" +
                                mime::reader_token(letter.reader, settings.unsubscribe_secret) +
                                ">, <mailto:office@example.org?subject=unsubscribe>";
    write(base.string() + ".json", meant.dump());
    CHECK(faults_by_python(directory.path()) == "");
}

TEST_CASE("CRLF and lone CR in a body are line ends") {
    const mime::composer composer(office());
    mime::letter letter = a_letter();
    letter.text = "a\r\nb\rc\nd\n";
    CHECK(composer.compose(letter).find("\r\n\r\na\r\nb\r\nc\r\nd\r\n\r\n--=_") !=
          std::string::npos);
}

TEST_CASE("the same letter gives the same bytes and a possible copy keeps its Message-ID") {
    const mime::composer composer(office());
    mime::letter letter = a_letter();
    const std::string first = composer.compose(letter);
    CHECK(composer.compose(letter) == first);
    letter.may_be_copy = true;
    const std::string copy = composer.compose(letter);
    CHECK(copy.find("\r\nX-Remembrancer-Attempt: possible copy\r\n") != std::string::npos);
    CHECK(copy.find("\r\nMessage-ID: <round-7.owner-3@example.org>\r\n") != std::string::npos);
    CHECK(first.find("X-Remembrancer-Attempt") == std::string::npos);
}

TEST_CASE("mails about one item share a reference and others have none") {
    const mime::composer composer(office());
    const auto reference = [&](const std::string& thread) {
        mime::letter letter = a_letter();
        letter.thread = thread;
        const std::string mail = composer.compose(letter);
        const std::size_t at = mail.find("\r\nReferences: ");
        return at == std::string::npos ? "" : mail.substr(at + 2, mail.find("\r\n", at + 2) - at);
    };
    CHECK(reference("").empty());
    CHECK(reference("milestone 3").starts_with("References: <item."));
    CHECK(reference("milestone 3") == reference("milestone 3"));
    CHECK(reference("milestone 3") != reference("milestone 4"));
    CHECK(reference("a\r\nBcc: evil@example.org").find("evil") == std::string::npos);
}

TEST_CASE("the left side of a Message-ID is a dot-atom and no two keys share it") {
    struct row {
        std::string name;
        std::string key;
        std::string expected;
    };
    const row rows[] = {
        {"usual", "r1-owner_2.email", "r1-owner_2.email"},
        {"line end", "a\r\nb", "a~0d~0ab"},
        {"tilde", "a~0d", "a~7e0d"},
        {"at and brackets", "a@b>", "a~40b~3e"},
        {"path", "../../x", "~2e.~2f.~2e~2fx"},
        {"dots", "a..b.", "a.~2eb~2e"},
        {"colon", "new:2,S", "new~3a2~2cS"},
        {"beyond ASCII", "\xc3\xbc", "~c3~bc"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(mime::id_left(r.key) == r.expected);
    }
    CHECK(mime::id_left("").size() == 66);
    CHECK(mime::id_left(std::string(181, 'a')).size() == 66);
    CHECK(mime::id_left(std::string(180, 'a')) == std::string(180, 'a'));
    std::set<std::string> ids;
    for (const char* key : {"a.b", "a~2eb", "a..b", "a.~2eb", "a~", "a~7e", "", "~", "~~"})
        ids.insert(mime::id_left(key));
    CHECK(ids.size() == 9);
}

TEST_CASE("addresses that could break a header are refused where they come from") {
    const mime::composer composer(office());
    mime::letter letter = a_letter();
    letter.to_address = "a@x.org>\r\nBcc: <evil@y.org";
    CHECK_THROWS_AS(static_cast<void>(composer.compose(letter)), std::invalid_argument);

    mime::mail_identity identity = office();
    identity.from_address = "plans";
    identity.reply_to_address = "a b@example.org";
    identity.domain = "x>y";
    CHECK(mime::faults_in(identity).size() == 3);
    CHECK_THROWS_AS(mime::composer{identity}, base::user_error);
}
