#include "daemon/render/template_facts.hpp"

#include "daemon/plan/digest.hpp"
#include "daemon/plan/finding.hpp"
#include "daemon/render/sections.hpp"

#include <set>

#include <doctest/doctest.h>

using namespace remembrancer;
using render::template_facts;
using render::template_key;

namespace {

/// The names of the values that have none of a key called `prefix` and the name.
template <class Value>
std::set<std::string> without_key(const std::string& prefix) {
    std::set<std::string> names;
    for (int i = 0; i < 1'000; ++i) {
        const std::string name(to_text(static_cast<Value>(i)));
        if (!name.empty() && !render::key_named(prefix + name))
            names.insert(name);
    }
    return names;
}

} // namespace

TEST_CASE("a key has one number, by its name as the compiler and as a template reads it") {
    CHECK(render::key_named("about_test") == template_key("about_test"));
    CHECK(render::key_named("says") == template_key("says"));
    // Of several sections.
    CHECK(render::key_named("number") == template_key("number"));
    CHECK(render::key_named("columns") == template_key("columns"));
    CHECK_FALSE(render::key_named("titel"));

    std::set<std::size_t> numbers;
    std::set<std::string_view> names;
    for (const render::key_names::scope& each : render::key_names::scopes)
        for (const std::string_view name : each.keys) {
            CAPTURE(name);
            const auto key = render::key_named(name);
            REQUIRE(key);
            CHECK(key->number() < template_key::most);
            CHECK(numbers.insert(key->number()).second == names.insert(name).second);
        }
}

TEST_CASE("what is named after a value has a key for each of them") {
    CHECK(without_key<render::section>("in_").empty());
    // What the office's weekly list tells is of no item.
    CHECK(without_key<plan::rule>("rule_") ==
          std::set<std::string>{"behind_time", "dates_clustered", "peak_month", "weekly_list"});
    CHECK(without_key<plan::digest_kind>("digest_").empty());
    CHECK(without_key<plan::digest_part>("part_").empty());
    CHECK(without_key<plan::digest_figure>("figure_").empty());
    CHECK(without_key<plan::digest_column>("column_").empty());
    CHECK(render::key_named("part_measures") != render::key_named("digest_measures"));
}

TEST_CASE("what was not put is absent, and so is what says nothing") {
    template_facts facts;
    facts.put("title", "a title");
    facts.put("note", "");
    facts.put_flag("only");
    facts.put_flag("owns", false);
    facts.put_named("rule_", "overdue");
    facts.put_named("rule_", "unheard_of");
    CHECK(facts.has("title"));
    REQUIRE(facts.text("title") != nullptr);
    CHECK(*facts.text("title") == "a title");
    CHECK_FALSE(facts.has("note"));
    CHECK(facts.has("only"));
    CHECK(facts.text("only") == nullptr);
    CHECK_FALSE(facts.has("owns"));
    CHECK(facts.has("rule_overdue"));
    CHECK(facts.list("items") == nullptr);
}

TEST_CASE("an entry is found by the value that the library goes through in its place") {
    template_facts facts;
    for (const char* name : {"one", "two", "three"}) {
        template_facts item;
        item.put("title", name);
        facts.append("items", std::move(item));
    }
    template_facts next;
    next.put("who", "Siân");
    facts.append("next", std::move(next));

    REQUIRE(facts.has("items"));
    const auto& values = facts.list("items")->list_value();
    REQUIRE(values.size() == 3);
    CHECK(*facts.entry(&values[2])->text("title") == "three");
    const auto& once = facts.list("next")->list_value();
    REQUIRE(once.size() == 1);
    CHECK(*facts.entry(&once[0])->text("who") == "Siân");
    const kainjow::mustache::data other(true);
    CHECK(facts.entry(&other) == nullptr);
}
