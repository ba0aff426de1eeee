#include "daemon/intake/likely_duplicates.hpp"

#include "tests/intake/importing.hpp"

#include <string>
#include <vector>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

/// `2~1` for each entry, by its place, with the earlier one that it is like.
std::string pairs(const std::vector<std::string>& titles) {
    std::vector<intake::register_entry> entries;
    for (const std::string& title : titles)
        entries.push_back({{static_cast<std::int64_t>(entries.size() + 1)}, "", title});
    std::string text;
    for (const auto& [one, other] : intake::likely_duplicates(entries))
        text += std::to_string(one.value) + "~" + std::to_string(other.value) + " ";
    return text;
}

} // namespace

TEST_CASE("entries that share most of their words are likely one") {
    struct row {
        const char* name;
        std::vector<std::string> titles;
        const char* expected;
    };
    const row rows[] = {
        {"none", {}, ""},
        {"the same", {"Balanced budget cannot be set", "Balanced budget cannot be set"}, "2~1 "},
        {"other endings and order",
         {"The balanced budgets for 2019/20 cannot be set",
          "Setting of a balanced budget in 2019/20"},
         "2~1 "},
        {"too little in common",
         {"Balanced budget cannot be set", "Election staff are diverted by a budget"},
         ""},
        {"small words do not count",
         {"There is not the will for it", "There is not the will in it"},
         ""},
        {"two words are too few", {"Budget shortfall", "Budget shortfall"}, ""},
        {"the nearest is named",
         {"Schools grant transfer refused", "Schools grant transfer between blocks refused",
          "Schools grant transfer between funding blocks refused"},
         "2~1 3~2 "},
        {"words of other alphabets",
         {"\u0391\u03b8\u03ae\u03bd\u03b1 \u03c0\u03cc\u03bb\u03b7 \u03bd\u03b5\u03c1\u03cc",
          "\u0391\u03b8\u03ae\u03bd\u03b1 \u03c0\u03cc\u03bb\u03b7 \u03bd\u03b5\u03c1\u03cc"},
         "2~1 "},
        {"nothing at all", {"", "", "...", "\xff\xfe"}, ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(pairs(r.titles) == r.expected);
    }
}

TEST_CASE("words that very many entries have are not gone through again and again") {
    std::vector<std::string> titles;
    for (int i = 0; i < 5000; ++i)
        titles.push_back("Service contract renewal missed " + std::to_string(100000 + i));
    // The first two hundred are compared; beyond them the common words say nothing.
    CHECK(pairs(titles).size() < 5000);
    titles.push_back("Harbour dredging licence withheld");
    titles.push_back("Harbour dredging licence withheld");
    CHECK(pairs(titles).find("5002~5001 ") != std::string::npos);
}

TEST_CASE("an import notes what reads alike in one programme's registers, while both are open") {
    auto db = store::session::in_memory();
    const std::string two =
        "ID,Workstream,Risk,I,P,RS\n"
        "106,Finance,Balanced budget for 2019/20 cannot be set,5,5,25\n"
        "18,Transformation,The balanced budget cannot be set for 2019/20,4,3,12\n";
    import_text(db, two);
    const auto later = item_titled(db, "The balanced budget cannot be set for 2019/20");
    auto found = store::likenesses_of(db, std::vector<std::int64_t>{later.id.value});
    REQUIRE(found.size() == 1);
    CHECK(found[0].ref == "106");
    CHECK(found[0].score == 25);
    import_text(db,
                "ID,Workstream,Risk,I,P,RS,Status\n"
                "106,Finance,Balanced budget for 2019/20 cannot be set,5,5,25,Closed\n"
                "18,Transformation,The balanced budget cannot be set for 2019/20,4,3,12,Open\n",
                on_the_day("2018-12-12"));
    CHECK_FALSE(store::has_likenesses(db));
}

TEST_CASE("the real programme's registers hold no two that read alike") {
    auto db = store::session::in_memory();
    import_files(db, demo_tables());
    CHECK_FALSE(store::has_likenesses(db));
}
