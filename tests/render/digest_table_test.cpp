#include "daemon/render/digest_table.hpp"

#include "tests/render/digest_models.hpp"
#include "tests/support/golden.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

TEST_CASE("a digest for a spreadsheet reads as its golden file has it") {
    for (const tests::named_digest& row : tests::digest_models()) {
        CAPTURE(row.name);
        CHECK(support::golden_difference("render/" + row.name + ".csv",
                                         render::to_csv(row.model)) == "");
    }
}

TEST_CASE("a row without a name is called by what its table is of, and the sum of the others All") {
    plan::digest model;
    plan::digest_section section;
    section.part = plan::digest_part::milestones;
    section.columns = {plan::digest_column::tranche, plan::digest_column::all};
    section.rows = {{{}, {2, {}}}, {{std::string("Tranche 1"), {}}, {3, {}}}, {{}, {5, {}}}};
    section.totalled = true;
    model.sections = {section};
    CHECK(render::to_csv(model).ends_with("No tranche,2\r\nTranche 1,3\r\nAll,5\r\n"));
    model.sections[0].totalled = false;
    CHECK(render::to_csv(model).ends_with("No tranche,5\r\n"));
    model.sections[0].columns[0] = plan::digest_column::workstream;
    CHECK(render::to_csv(model).ends_with("(no workstream),5\r\n"));
    model.sections[0].columns[0] = plan::digest_column::item;
    CHECK(render::to_csv(model).ends_with("(no title),5\r\n"));
}

TEST_CASE("what a spreadsheet would run or split is harmless in its cell") {
    plan::digest model;
    model.today = 2018y / 12 / 5;
    plan::digest_section section;
    section.part = plan::digest_part::unrated;
    section.columns = {plan::digest_column::item};
    for (const char* typed : {"=1+1", "+1", "-1", "@A1", "a,b", "say \"x\"", "two\r\nlines"})
        section.rows.push_back({{std::string(typed), {}}});
    model.sections = {section};
    CHECK(render::to_csv(model) ==
          "\xef\xbb\xbf\r\nunrated\r\nitem\r\n'=1+1\r\n'+1\r\n'-1\r\n'@A1\r\n\"a,b\""
          "\r\n\"say \"\"x\"\"\"\r\ntwo lines\r\n");
}
