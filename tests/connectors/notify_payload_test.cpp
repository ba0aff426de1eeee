#include "connectors/notify/payload.hpp"

#include "connectors/kit/text.hpp"
#include "tests/connectors/samples_of_notify.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using nlohmann::json;

namespace {

render::chat_words some_words() {
    render::chat_words words;
    words.headline = "Escalation: 2 milestones late";
    words.person = "Legal sponsor";
    words.programme = "Shaping Dorset Council";
    words.day = "Wednesday 5 December 2018";
    words.notes = {"A note"};
    words.sections.resize(1);
    words.sections[0].title = "Overdue (2)";
    words.sections[0].lines.resize(2);
    render::chat_line& first = words.sections[0].lines[0];
    first.title = "2.1 Ledger [live](https://evil.example)";
    first.about = "Milestone M12, Finance";
    first.status = "5 working days late";
    first.checks = {"Which day is meant?"};
    first.actions = {"Give a new date"};
    first.owner = "Finance lead";
    first.why = "You own it";
    first.next = "The sponsor hears on Friday";
    words.sections[0].lines[1].title = "Second";
    words.more = 3;
    words.closing = "Replies go to the programme office.";
    words.link = "https://plans.example.org/";
    return words;
}

json values_of(const render::chat_words& words, notify::medium medium = notify::medium::email) {
    return json::parse(notify::payload(words, {medium, "x"})).at("personalisation");
}

} // namespace

TEST_CASE("an email's values say all that the words do, a fact a bullet") {
    const json values = values_of(some_words());
    CHECK(values["subject"] == "Escalation: 2 milestones late");
    CHECK(values["person"] == "Legal sponsor");
    CHECK(values["link"] == "The whole plan: https://plans.example.org/");
    CHECK(
        values["items"] ==
        json{"A note", "Overdue (2):",
             "\u2013 2.1 Ledger [live] (https: //evil.example) (Milestone M12, Finance). 5 working "
             "days late. Check: Which day is meant? To do: Give a new date. Owner: Finance lead. "
             "You own it. The sponsor hears on Friday",
             "Second", "and 3 more, in your next message"});
}

TEST_CASE("who has no name is told as you, and a link that is not set is empty") {
    render::chat_words words = some_words();
    words.person.clear();
    words.link.clear();
    const json values = values_of(words);
    CHECK(values["person"] == "you");
    CHECK(values["link"] == "");
}

TEST_CASE("a text message has a line an item, short, and counts what is left") {
    render::chat_words words = some_words();
    words.sections[0].more = 2;
    const json values = values_of(words, notify::medium::sms);
    CHECK(values.size() == 4);
    CHECK(values["items"] == "A note\n"
                             "\u2013 2.1 Ledger [live] (https: //evil.example) (Milestone M12, "
                             "Finance): 5 working days late\n"
                             "Second\n"
                             "and 5 more");
}

TEST_CASE("an ellipsis counts as the three dots that Notify makes of it") {
    render::chat_words words = some_words();
    words.notes = {std::string(400, 'x'), std::string("\u2026\u2026\u2026") + " so it goes"};
    for (int i = 0; i < 60; ++i)
        words.sections[0].lines.emplace_back().title = std::string(200, 'y');
    const std::string body = notify::payload(words, {notify::medium::sms, "x"});
    CHECK(body.find("\u2026") == std::string::npos);
    const std::string text = tests::filled_in("sms.md", body);
    CHECK(kit::size_in(kit::unit::characters, text) <= 918);
    CHECK(text.find("more") != std::string::npos);
}

TEST_CASE("the templates to paste are filled in by what is sent, and nothing is left over") {
    const std::string email =
        tests::filled_in("email.md", notify::payload(some_words(), {notify::medium::email, "x"}));
    CHECK(email.starts_with("Escalation: 2 milestones late\n\n# Escalation: 2 milestones late\n\n"
                            "For Legal sponsor, Shaping Dorset Council, Wednesday 5 December 2018."
                            "\n\n\n* A note\n* Overdue (2):\n* \u2013 2.1 Ledger"));
    CHECK(email.ends_with("\n\nReplies go to the programme office.\n\n"
                          "The whole plan: https://plans.example.org/\n"));
}

TEST_CASE("words are made inert without a backslash, by which they would act again") {
    struct row {
        std::string words;
        std::string expected;
    };
    const row rows[] = {
        {"Single ledger live", "Single ledger live"},
        {"[click](https://evil.example)", "\u2013 [click] (https: //evil.example)"},
        {"see https://evil.example", "see https: //evil.example"},
        {"((name))", "( (name) )"},
        {"# heading", "\u2013 # heading"},
        {"^ quote", "\u2013 ^ quote"},
        {"\u2022 bullet", "\u2013 \u2022 bullet"},
        {"12. list", "\u2013 12. list"},
        {"2.1 Draft", "\u2013 2.1 Draft"},
        {"12 months", "12 months"},
        {"2018", "2018"},
        {"---", "\u2013 ---"},
        {"\\[x\\](y)", "\\[x\\] (y)"},
        {"", ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.words);
        CHECK(notify::inert(r.words) == r.expected);
    }
}
