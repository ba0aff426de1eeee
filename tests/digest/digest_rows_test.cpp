#include "daemon/digest/digest_rows.hpp"

#include "tests/digest/looking_on.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

TEST_CASE("a section keeps its first rows by their place, and counts the rest") {
    digest::rows table(plan::digest_part::overdue, {plan::digest_column::item});
    const int all = 500;
    for (int i = 0; i < all; ++i)
        table.add({(i * 7) % all, 0, 0}, {digest::cell((i * 7) % all)});
    CHECK(table.count() == all);
    plan::digest out;
    std::move(table).put_into(out);
    REQUIRE(out.sections.size() == 1);
    const plan::digest_section& section = out.sections.front();
    CHECK(section.rows.size() == digest::rows::most);
    CHECK(section.more == all - static_cast<int>(digest::rows::most));
    for (std::size_t i = 0; i < section.rows.size(); ++i)
        CHECK(section.rows[i].front().value == plan::digest_cell::content(static_cast<int>(i)));
}

TEST_CASE("the sum of all rows comes last, and is never left out") {
    digest::rows table(plan::digest_part::milestones, {plan::digest_column::tranche});
    const int all = static_cast<int>(digest::rows::most) + 3;
    for (int i = 0; i < all; ++i)
        table.add({digest::cell(i)});
    table.add_total({digest::cell(-1)});
    plan::digest out;
    std::move(table).put_into(out);
    const plan::digest_section& section = out.sections.front();
    CHECK(section.totalled);
    CHECK(section.more == 3);
    CHECK(section.rows.size() == digest::rows::most + 1);
    CHECK(section.rows.back().front().value == plan::digest_cell::content(-1));
}

TEST_CASE("rows without a place stay in their order, and no row makes no section") {
    plan::digest out;
    digest::rows(plan::digest_part::unrated, {plan::digest_column::item}).put_into(out);
    CHECK(out.sections.empty());
    digest::rows table(plan::digest_part::unrated, {plan::digest_column::item});
    for (const char* name : {"Z", "A", "M"})
        table.add({digest::cell(std::string(name))});
    std::move(table).put_into(out);
    CHECK(test::rows_of(out, plan::digest_part::unrated) ==
          std::vector<std::string>{"Z", "A", "M"});
}

TEST_CASE("an item is for those whom it names, and one that names nobody for everybody") {
    plan::item item = test::a_risk();
    CHECK(digest::may_see(item, ""));
    CHECK(digest::may_see(item, "public"));
    item.audiences = {"Members", "Staff"};
    CHECK(digest::may_see(item, ""));
    CHECK(digest::may_see(item, "staff"));
    CHECK_FALSE(digest::may_see(item, "public"));
}

TEST_CASE("what is closed, gone, or of a period is not ahead") {
    CHECK(digest::is_ahead(test::a_milestone()));
    CHECK_FALSE(digest::is_ahead(test::a_milestone().closed()));
    CHECK_FALSE(digest::is_ahead(test::a_milestone().vanished(2018y / 12 / 1)));
    CHECK_FALSE(digest::is_ahead(test::a_report()));
    CHECK_FALSE(digest::is_ahead(test::a_measure()));
}
