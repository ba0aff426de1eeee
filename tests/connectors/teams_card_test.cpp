#include "connectors/teams/card.hpp"
#include "tests/support/golden.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using nlohmann::json;
using teams::envelope;

namespace {

render::chat_words words_of(std::string title) {
    render::chat_words words;
    words.headline = "Escalation: 1 milestone late";
    words.person = "Si\u00E2n Jones";
    render::chat_section& section = words.sections.emplace_back();
    section.lines.emplace_back().title = std::move(title);
    return words;
}

json card_of(const render::chat_words& words, std::string_view mail = "") {
    return json::parse(teams::body(words, envelope::card, mail));
}

} // namespace

TEST_CASE("the card stands in a message's attachments, or alone for a flow that takes it so") {
    const json message = json::parse(teams::body(words_of("x"), envelope::message, ""));
    REQUIRE(message.at("attachments").size() == 1);
    const json& attachment = message["attachments"][0];
    CHECK(message["type"] == "message");
    CHECK(attachment["contentType"] == "application/vnd.microsoft.card.adaptive");
    CHECK(attachment["content"] == card_of(words_of("x")));
    CHECK(card_of(words_of("x"))["type"] == "AdaptiveCard");
    CHECK(card_of(words_of("x"))["version"] == "1.4");
}

TEST_CASE("a reader is mentioned by their address, under a name that needs no escape") {
    struct row {
        std::string person;
        std::string shown;
    };
    const row rows[] = {
        {"Si\u00E2n Jones", "Si\u00E2n Jones"},
        {"O'Neill (Chair)", "O'Neill (Chair)"},
        {"", "sian_j@example.org"},
        {"a</at><at>b", "sian_j@example.org"},
        {"*Bold*", "sian_j@example.org"},
    };
    for (const row& r : rows) {
        CAPTURE(r.person);
        render::chat_words words = words_of("x");
        words.person = r.person;
        const json card = card_of(words, "sian_j@example.org");
        const json& entity = card.at("msteams").at("entities").at(0);
        CHECK(entity["mentioned"] == json({{"id", "sian_j@example.org"}, {"name", r.shown}}));
        CHECK(entity["text"] == "<at>" + r.shown + "</at>");
        CHECK(card["body"][1]["text"].get<std::string>().starts_with(
            entity["text"].get<std::string>()));
    }
    CHECK(!card_of(words_of("x")).at("msteams").contains("entities"));
}

TEST_CASE("words of a plan are shown as they are typed") {
    struct row {
        std::string title;
        std::string text;
    };
    const row rows[] = {
        {"Plain words, 17:00", "Plain words, 17:00"},
        {"[x](y) *z*", "\\[x\\](y) \\*z\\*"},
        {"<at>Everyone</at>", "<\u200B"
                              "at>Everyone<\u200B/at>"},
        {"- a list", "\u200B- a list"},
        {"12. a list", "12\u200B. a list"},
        {"# no heading", "\u200B# no heading"},
        {"12 days", "12 days"},
        {"2018", "2018"},
        {"{{DATE(x)}}", "{\u200B{\u200B"
                        "DATE(x)}}"},
    };
    for (const row& r : rows) {
        CAPTURE(r.title);
        const json body = card_of(words_of(r.title)).at("body");
        CHECK(body.back().at("items").at(0).at("text") == r.text);
    }
}

TEST_CASE("a table of a digest is rows of columns under a bold one, and a wide one a list") {
    render::chat_words words = words_of("Vesting day");
    words.sections[0].columns = {"Item", "Owner", "Due"};
    words.sections[0].lines[0].about = "Milestone M30";
    words.sections[0].lines[0].status = "Owner: Legal; Due: Friday";
    words.sections[0].lines[0].cells = {"Legal", "Friday"};
    const json rows = card_of(words).at("body");
    REQUIRE(rows.size() == 4);
    const json head = rows[2].at("columns").at(2).at("items").at(0);
    CHECK(rows[2]["type"] == "ColumnSet");
    CHECK(head ==
          json({{"type", "TextBlock"}, {"text", "Due"}, {"wrap", true}, {"weight", "Bolder"}}));
    const json columns = rows[3].at("columns");
    REQUIRE(columns.size() == 3);
    CHECK(columns[0]["items"][0]["text"] == "Vesting day (Milestone M30)");
    CHECK(columns[1]["items"][0]["text"] == "Legal");
    CHECK(!columns[1]["items"][0].contains("weight"));

    words.sections[0].columns.resize(7, "More");
    const json list = card_of(words).at("body");
    CHECK(list[2]["type"] == "Container");
    CHECK(list[2]["items"][1]["text"] == "Owner: Legal; Due: Friday");
}

// No usual message has so narrow a table: the referees read this file too.
TEST_CASE("a card with tables is written as it always was") {
    render::chat_words words = words_of("A decision");
    words.programme = "Sample programme";
    words.figures = {"2 milestones overdue", "1 without a date"};
    words.closing = "Replies go to the programme office.";
    words.link = "https://plans.example.org/";
    render::chat_section& table = words.sections.emplace_back();
    table.title = "Overdue";
    table.columns = {"Item", "Owner", "RAG", "Due", "Left"};
    table.more = 3;
    for (const char* title : {"Vesting day", "- [Draft](x) order", "Staff moved"}) {
        render::chat_line& line = table.lines.emplace_back();
        line.title = title;
        line.about = "Milestone M1, WS4";
        line.cells = {"Legal", "", "28 November 2018", "5 working days late"};
    }
    const std::string made = teams::body(words, envelope::message, "sian.jones@example.org");
    CHECK(support::golden_difference("connectors/teams_table.txt", made + "\n") == "");
}

TEST_CASE("the plan's address is a button, and there is none without it") {
    render::chat_words words = words_of("x");
    CHECK(!card_of(words).contains("actions"));
    words.link = "https://plans.example.org/";
    const json button = card_of(words).at("actions").at(0);
    CHECK(button["type"] == "Action.OpenUrl");
    CHECK(button["url"] == "https://plans.example.org/");
}
