#include "tests/sink/smtp_dialogue.hpp"

#include "tests/sink/smtp_text.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using sink::effect;

namespace {

struct conversation {
    sink::hub hub;
    sink::smtp_dialogue talk{hub, hub.listeners.emplace_back(), false};
    std::string out;
    sink::progress last;

    /// The first digits of each reply line, with a space between.
    std::string say(std::string_view input) {
        out.clear();
        last = talk.advance(input, out);
        std::string codes;
        for (std::size_t begin = 0; begin < out.size(); begin = out.find('\n', begin) + 1)
            codes += (codes.empty() ? "" : " ") + out.substr(begin, 3);
        return codes;
    }
    void inject(const std::string& line) {
        hub.faults.add(std::get<sink::fault>(sink::parse_fault(line)));
    }
    [[nodiscard]] const sink::ledger_totals& totals() const { return hub.deliveries.totals(); }
};

std::string mail(const std::string& id, const std::string& to = "owner@example.org") {
    return "MAIL FROM:<office@example.org> SIZE=20\r\nRCPT TO:<" + to +
           ">\r\nDATA\r\nSubject: x\r\nMessage-ID: <" + id + ">\r\n\r\nhello\r\n.\r\n";
}

const std::string hello = "EHLO client.example\r\n";

} // namespace

TEST_CASE("a pipelined session is answered reply by reply and counted once a message") {
    conversation c;
    std::string out;
    c.talk.open(out);
    CHECK(out.substr(0, 4) == "220 ");
    c.say(hello);
    for (const char* extension : {"PIPELINING", "SIZE 33554432", "8BITMIME", "ENHANCEDSTATUSCODES"})
        CHECK(c.out.find(extension) != std::string::npos);
    CHECK(c.out.find("STARTTLS") == std::string::npos);
    CHECK(c.out.find("AUTH") == std::string::npos);
    CHECK(c.say(mail("a@x") + mail("b@x") + "NOOP\r\nQUIT\r\n") ==
          "250 250 354 250 250 250 354 250 250 221");
    CHECK(c.last.then == effect::close);
    CHECK(c.totals().ids == 2);
    CHECK(c.hub.sessions == 1);
    CHECK(c.hub.listeners[0].reused == 1);
    CHECK(c.hub.listeners[0].carrying == 1);
}

TEST_CASE("commands out of place or malformed are refused and leave the session usable") {
    struct row {
        const char* name;
        std::string input;
        std::string codes;
    };
    const row rows[] = {
        {"mail before hello", "MAIL FROM:<a@b>\r\n", "503"},
        {"recipient before mail", hello + "RCPT TO:<a@b>\r\n", "503"},
        {"data before mail", hello + "DATA\r\n", "503"},
        {"data without recipient", hello + "MAIL FROM:<a@b>\r\nDATA\r\n", "250 554"},
        {"second mail", hello + "MAIL FROM:<a@b>\r\nMAIL FROM:<a@b>\r\n", "250 503"},
        {"mail after reset", hello + "MAIL FROM:<a@b>\r\nRSET\r\nMAIL FROM:<>\r\n", "250 250 250"},
        {"no brackets", hello + "MAIL FROM:a@b\r\n", "501"},
        {"no end", hello + "MAIL FROM:<a@b\r\n", "501"},
        {"two addresses in one", hello + "MAIL FROM:<a@b <c@d>\r\n", "501"},
        {"bad size", hello + "MAIL FROM:<a@b> SIZE=many\r\n", "501"},
        {"too large by its own word", hello + "MAIL FROM:<a@b> SIZE=99999999\r\n", "552"},
        {"empty recipient", hello + "MAIL FROM:<a@b>\r\nRCPT TO:<>\r\n", "250 501"},
        {"lower case", hello + "mail from:<a@b>\r\nrcpt to: <c@d>\r\n", "250 250"},
        {"bare line feeds", "noop\nNoop\n", "250 250"},
        {"unknown", "XYZZY\r\n\r\n", "500 500"},
        {"nameless", "EHLO \r\n", "501"},
        {"TLS not offered", hello + "STARTTLS\r\n", "502"},
        {"AUTH not offered", hello + "AUTH PLAIN AGEAYg==\r\n", "504"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        conversation c;
        std::string codes = c.say(r.input);
        if (r.input.starts_with("EHLO c"))
            codes = codes.substr(std::string("250 250 250 250 250 ").size());
        CHECK(codes == r.codes);
        CHECK(!c.last.interrupts());
        CHECK(c.totals().deliveries == 0);
    }
}

TEST_CASE("data end at CRLF dot CRLF only, however they are cut") {
    const std::string data =
        "Message-ID: <cut@x>\r\n\r\n..stuffed\r\nbare\n.\nstill\r\n.\r\nNOOP\r\n";
    for (std::size_t cut = 1; cut < data.size(); ++cut) {
        CAPTURE(cut);
        conversation c;
        c.say(hello + "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n");
        const std::string first = c.say(std::string_view(data).substr(0, cut));
        const std::string rest = c.say(std::string_view(data).substr(c.last.consumed));
        CHECK((first.empty() || rest.empty() ? first + rest : first + " " + rest) == "250 250");
        CHECK(c.totals().ids == 1);
    }
}

TEST_CASE("an oversized message is swallowed to its end, refused and not counted") {
    conversation c;
    c.hub.limits.message = 64;
    c.say(hello + "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n");
    std::string pending;
    std::string codes;
    std::size_t most = 0;
    const std::string body = std::string(200, 'x') + "mid.\r\nline\r\n.\r\nNOOP\r\n";
    for (const char each : body) {
        pending += each;
        codes += c.say(pending);
        pending.erase(0, c.last.consumed);
        most = std::max(most, pending.size());
    }
    CHECK(codes == "552250");
    CHECK(most <= 65);
    CHECK(c.totals().deliveries == 0);
    CHECK(c.say(mail("small@x")).substr(0, 3) == "250");
}

TEST_CASE("a line without end closes the session") {
    conversation c;
    CHECK(c.say(std::string(17 * 1024, 'a')) == "500");
    CHECK(c.last.then == effect::close);
}

TEST_CASE("the Message-ID is found in the header only, folded or not") {
    struct row {
        const char* name;
        std::string mail;
        std::string id;
    };
    const row rows[] = {
        {"plain", "Subject: a\r\nMessage-ID: <a@b>\r\n\r\n", "a@b"},
        {"any case, no blank", "MESSAGE-id:<a@b>\r\n\r\n", "a@b"},
        {"folded", "Message-ID:\r\n <a@b>\r\nSubject: s\r\n\r\n", "a@b"},
        {"in the body", "Subject: a\r\n\r\nMessage-ID: <a@b>\r\n", ""},
        {"no brackets", "Message-ID: a@b\r\n\r\n<c@d>", ""},
        {"unclosed", "Message-ID: <a@b\r\nX: >\r\n\r\n", ""},
        {"none", "", ""},
        {"cut short", "Message-ID:", ""},
        {"a longer name", "X-Message-ID: <a@b>\r\n\r\n", ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(sink::message_id(r.mail) == r.id);
    }
}

TEST_CASE("each fault takes the place of a reply") {
    struct row {
        const char* name;
        std::string line;
        std::string codes;
        effect then;
        std::uint64_t copies;
        std::uint64_t injected;
    };
    const row rows[] = {
        {"sender refused", "answer at=smtp.mail code=550", "550 503 503", effect::proceed, 0, 0},
        {"recipient unknown", "answer at=smtp.rcpt code=550", "250 550 554", effect::proceed, 0, 0},
        {"closing at data", "answer at=smtp.data code=421", "250 250 421", effect::close, 0, 0},
        {"full after the dot", "answer at=smtp.dot code=552", "250 250 354 552", effect::proceed, 0,
         0},
        {"dropped after the dot", "drop at=smtp.dot", "250 250 354", effect::drop, 1, 1},
        {"hangs after the dot", "hang at=smtp.dot", "250 250 354", effect::hang, 1, 1},
        {"late after the dot", "delay at=smtp.dot ms=9", "250 250 354", effect::proceed, 1, 0},
        {"dropped at mail", "drop at=smtp.mail", "", effect::drop, 0, 0},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        conversation c;
        c.say(hello);
        c.inject(r.line);
        const std::string message = mail("a@x");
        const bool without_data = r.codes.find("354") == std::string::npos;
        const std::string codes =
            c.say(message.substr(0, without_data ? message.find("Subj") : std::string::npos));
        CHECK(codes == r.codes);
        CHECK(c.last.then == r.then);
        CHECK(c.totals().copies == r.copies);
        CHECK(c.totals().injected_copies == r.injected);
    }
}

TEST_CASE("greylisting refuses the first attempt of each envelope, then takes it") {
    conversation c;
    c.inject("answer at=smtp.rcpt code=451 first=1");
    const std::string mail_and_rcpt = "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nRSET\r\n";
    c.say(hello);
    CHECK(c.say(mail_and_rcpt) == "250 451 250");
    CHECK(c.out.find("451 4.7.1 ") != std::string::npos);
    CHECK(c.say(mail_and_rcpt) == "250 250 250");
    CHECK(c.say("MAIL FROM:<a@b>\r\nRCPT TO:<e@f>\r\nRSET\r\n") == "250 451 250");
}

TEST_CASE("a greeting or a farewell can fail too") {
    conversation refusing;
    refusing.inject("answer at=smtp.connect code=421 text=4.3.2 busy");
    std::string out;
    CHECK(refusing.talk.open(out).then == effect::close);
    CHECK(out == "421 4.3.2 busy\r\n");
    conversation slow;
    slow.inject("delay at=smtp.quit ms=1000");
    CHECK(slow.say("QUIT\r\n").empty());
    CHECK(slow.last.wait.count() == 1000);
    CHECK(slow.last.then == effect::close);
    CHECK(slow.last.after == "221 2.0.0 Bye\r\n");
}

TEST_CASE("a captured mail has its envelope and its own dots") {
    conversation c;
    c.hub.kept.keep_in_memory();
    c.say(hello + "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nRCPT TO:<e@f>\r\nDATA\r\n"
                  "Message-ID: <k@x>\r\n\r\n..one\r\n.two\r\nthree\r\n.\r\n");
    REQUIRE(c.hub.kept.last("k@x") != nullptr);
    CHECK(*c.hub.kept.last("k@x") == "X-Envelope-From: <a@b>\r\nX-Envelope-To: <c@d>\r\n"
                                     "X-Envelope-To: <e@f>\r\nMessage-ID: <k@x>\r\n\r\n"
                                     ".one\r\ntwo\r\nthree\r\n");
}
