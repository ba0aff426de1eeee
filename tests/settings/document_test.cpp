#include "daemon/settings/document.hpp"

#include "daemon/settings/fault.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using settings::node;
using settings::parse_document;

namespace {

struct row {
    const char* name;
    std::string text;
    std::string description;
    std::string kind;
};

} // namespace

TEST_CASE("a value is described as a person would say it, and by its kind when it is secret") {
    const row rows[] = {
        {"text", "\"abc\"", "\"abc\"", "a text"},
        {"long text", '"' + std::string(100, 'x') + '"', '"' + std::string(80, 'x') + "...\"",
         "a text"},
        {"control characters", "\"a\\u001b[2Jb\\r\\n\"", "\"a\\x1b[2Jb\\x0d\\n\"", "a text"},
        {"whole number", "-12", "-12", "a number"},
        {"fraction", "1.5", "1.5", "a number"},
        {"truth", "true", "true", "true or false"},
        {"date", "2019-04-01", "2019-04-01", "a date"},
        {"time", "08:30:00", "a time", "a time"},
        {"date and time", "2019-04-01T08:30:00Z", "a time", "a time"},
        {"list", "[1, 2]", "a list", "a list"},
        {"table", "{ a = 1 }", "a table", "a table"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const node document = parse_document("key = " + r.text, "some.toml");
        const node* value = find(&document, "key");
        REQUIRE(value != nullptr);
        CHECK(description_of(*value) == r.description);
        CHECK(kind_of(*value) == r.kind);
    }
}

TEST_CASE("members are in the order of their lines, with their places") {
    const node document = parse_document("zebra = 1\n[table]\n  key = 2\n", "some.toml");
    const auto& members = std::get<node::table>(document.value);
    REQUIRE(members.size() == 2);
    CHECK(members[0].key == "zebra");
    CHECK(members[1].key == "table");
    const node* value = find(find(&document, "table"), "key");
    REQUIRE(value != nullptr);
    CHECK(value->at.line == 3);
    CHECK(value->at.column == 9);
    CHECK(find(&document, "ant") == nullptr);
    CHECK(find(value, "key") == nullptr);
    CHECK(settings::find(nullptr, "key") == nullptr);
}

TEST_CASE("text that is no TOML is refused with its line") {
    const row rows[] = {
        {"an open quote", "a = 1\nb = \"x\n", "2", ""},
        {"no value", "a = 1\nb =\n", "2", ""},
        {"bytes that are no UTF-8", "a = 1\nb = \"\xff\"\n", "2", ""},
        {"a null", std::string("a = 1\nb = \0\n", 12), "2", ""},
        {"lists within lists without end", "a = " + std::string(100'000, '['), "1", ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        try {
            static_cast<void>(parse_document(r.text, "some.toml"));
            FAIL("read");
        } catch (const settings::settings_error& error) {
            REQUIRE(error.faults().size() == 1);
            CHECK(std::to_string(error.faults()[0].line) == r.description);
        }
    }
}
