#include "daemon/plan/pause.hpp"
#include "daemon/store/pauses.hpp"

#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_milestone;
using test::day;
using test::told_lines;
using strings = std::vector<std::string>;

namespace {

/// Something that is due on Tuesday 4 December and stays undone.
struct late_programme : test::programme_store {
    late_programme() {
        (void)hold("2018-12-03");
        late = put(a_milestone()
                       .titled("a")
                       .in("WS1 Legal")
                       .owned_by("Owner")
                       .baseline(day("2018-12-04")));
    }

    plan::pause acknowledged(const char* from, const char* until) {
        plan::pause made;
        made.kind = plan::pause_kind::acknowledgement;
        made.item = late.id;
        made.author = "Owner";
        made.reason = "it is in hand";
        made.from = day(from);
        made.until = day(until);
        return pause(made);
    }

    /// Without what the office hears besides.
    strings told_on(const char* iso_day) {
        strings lines = told_lines(hold_and_send(iso_day));
        std::erase_if(lines,
                      [](const std::string& line) { return line.find("a@") == std::string::npos; });
        return lines;
    }

    plan::item late;
};

} // namespace

TEST_CASE("rounds pass over what is acknowledged, and go on the day after") {
    late_programme of;
    CHECK(of.told_on("2018-12-05") == strings{"Owner: a@1"});
    of.acknowledged("2018-12-05", "2018-12-12");
    for (const char* quiet : {"2018-12-06", "2018-12-07", "2018-12-11", "2018-12-12"}) {
        CAPTURE(quiet);
        CHECK(of.told_on(quiet).empty());
    }
    CHECK(of.told_on("2018-12-13") ==
          strings{"Legal manager: a@5", "Legal sponsor: a@5", "Owner: a@5"});
}

TEST_CASE("an acknowledgement that is ended early holds nothing back any more") {
    late_programme of;
    const plan::pause made = of.acknowledged("2018-12-05", "2018-12-31");
    CHECK(of.told_on("2018-12-05").empty());
    CHECK(of.told_on("2018-12-06").empty());
    store::transaction all(of.db);
    CHECK(store::end_pause(of.db, made.id, day("2018-12-06")));
    all.commit();
    CHECK(of.told_on("2018-12-07") == strings{"Legal manager: a@2", "Owner: a@2"});
}

TEST_CASE("who enters the top band is heard of by the director, unless somebody has it in hand") {
    for (const bool in_hand : {false, true}) {
        CAPTURE(in_hand);
        test::programme_store of;
        const plan::item risk = of.put(test::a_risk()
                                           .titled("Budget")
                                           .in("WS1 Legal")
                                           .owned_by("Owner")
                                           .planned("Savings")
                                           .baseline(day("2019-03-01"))
                                           .scored(5, 4, 20)
                                           .scored_before(10, day("2018-12-03")));
        const auto director_hears = [&](const char* iso_day) {
            const strings lines = told_lines(of.hold_and_send(iso_day));
            return std::ranges::find(lines, "Programme director: Budget@2") != lines.end();
        };
        CHECK_FALSE(director_hears("2018-12-04"));
        if (in_hand) {
            plan::pause made;
            made.kind = plan::pause_kind::acknowledgement;
            made.item = risk.id;
            made.author = "Owner";
            made.reason = "the savings are agreed";
            made.from = day("2018-12-04");
            made.until = day("2018-12-21");
            of.pause(made);
        }
        CHECK(director_hears("2018-12-05") == !in_hand);
        CHECK_FALSE(director_hears("2018-12-06"));
    }
}
