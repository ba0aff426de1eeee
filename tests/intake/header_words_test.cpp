#include "daemon/intake/header_words.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

using namespace remembrancer::intake;

TEST_CASE("a header is reduced to its words") {
    struct row {
        const char* name;
        const char* header;
        const char* key;
    };
    const row rows[] = {
        {"as it is", "Due Date", "due date"},
        {"footnote figure", "Score \u00B9", "score"},
        {"footnote figure without a blank", "Score\u00B2", "score"},
        {"footnote signs", "Due Date*\u2020", "due date"},
        {"dotless i", "\u0131", "i"},
        {"line break", "Due\nDate", "due date"},
        {"carriage return", "Due\r\nDate", "due date"},
        {"punctuation", "Closed?", "closed"},
        {"hyphen", "E-mail", "e mail"},
        {"slash", "Open/Closed", "open closed"},
        {"multiplication sign", "I \u00D7 P", "i x p"},
        {"zero width space and byte order mark", "\uFEFFRA\u200BG", "rag"},
        {"no-break space", "Due\u00A0Date", "due date"},
        {"other scripts stay", "D\u00FCe", "d\u00FCe"},
        {"nothing but marks", "***", ""},
        {"blank", "", ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(header_key(r.header) == r.key);
    }
}

TEST_CASE("a word means what its kind of table means by it") {
    struct row {
        const char* name;
        table_kind table;
        const char* key;
        const char* field; ///< empty: no meaning
    };
    const row rows[] = {
        {"due date is the promise", table_kind::milestones, "due date", "baseline"},
        {"target date is the forecast", table_kind::milestones, "target date", "forecast"},
        {"date due in a register", table_kind::risks, "date due", "baseline"},
        {"i is impact", table_kind::risks, "i", "impact"},
        {"i is nothing in a plan", table_kind::milestones, "i", ""},
        {"p is likelihood", table_kind::risks, "p", "likelihood"},
        {"l is likelihood", table_kind::risks, "l", "likelihood"},
        {"rs is the score", table_kind::risks, "rs", "score"},
        {"s is severity", table_kind::issues, "s", "severity"},
        {"s is nothing among risks", table_kind::risks, "s", ""},
        {"a workstream's status is its rating", table_kind::workstreams, "status", "rag"},
        {"a milestone's status is its own", table_kind::milestones, "status", "status"},
        {"name of a contact", table_kind::contacts, "name", "name"},
        {"name of a workstream", table_kind::workstreams, "name", "workstream"},
        {"name of a milestone", table_kind::milestones, "name", "title"},
        {"lead of a milestone", table_kind::milestones, "lead", "owner"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const auto known = meanings_of(r.key);
        const auto found = std::ranges::find(known, r.table, &meaning::table);
        CHECK((found == known.end() ? "" : std::string(to_text(found->means))) == r.field);
    }
    CHECK(meanings_of("seats").empty());
}

TEST_CASE("kinds and fields have names that settings can use") {
    std::set<std::string_view> kinds;
    for (const table_kind kind : table_kinds)
        CHECK(kinds.insert(to_text(kind)).second);
    CHECK(to_text(table_kind::milestones) == "milestones");
    for (int i = 0; i <= static_cast<int>(field::notes); ++i) {
        const auto which = static_cast<field>(i);
        CHECK_FALSE(to_text(which).empty());
        CHECK(field_from_text(to_text(which)) == which);
    }
    CHECK_FALSE(field_from_text("scope"));
}
