#include "daemon/rounds/rounds_settings.hpp"
#include "tests/settings/settings_text.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::settings_with;
using strings = std::vector<std::string>;

namespace {

std::string faults_of(const std::string& text) {
    try {
        (void)settings_with("[[digest]]\n" + text);
    } catch (const settings::settings_error& refused) {
        std::string all;
        for (const settings::fault& each : refused.faults())
            all += each.key + ": " + each.message + "\n";
        return all;
    }
    return {};
}

} // namespace

TEST_CASE("a digest goes out on Mondays at eight, or on the working day after, unless it says so") {
    const settings::settings read = settings_with("[[digest]]\n"
                                                  "name = \"forward\"\n"
                                                  "kind = \"forward_plan\"\n"
                                                  "to = [\"Director\"]\n"
                                                  "[[digest]]\n"
                                                  "name = \"board\"\n"
                                                  "kind = \"board_plan\"\n"
                                                  "board = \"Executive\"\n"
                                                  "audience = \"public\"\n"
                                                  "to = [\"Office\", \"Clerk\"]\n"
                                                  "rrule = \"FREQ=MONTHLY;BYDAY=-1FR\"\n"
                                                  "start = 2018-12-01\n"
                                                  "nil_returns = true\n");
    // The daily round stays.
    REQUIRE(read.schedules.size() == 3);
    CHECK_FALSE(read.schedules[0].digest);
    const rounds::schedule_settings& forward = read.schedules[1];
    CHECK(forward.when.days == strings{"monday"});
    CHECK(forward.when.time == "08:00");
    CHECK(forward.when.on_closed_day == "next-working-day");
    REQUIRE(forward.digest);
    CHECK(forward.digest->kind == plan::digest_kind::forward_plan);
    CHECK(forward.digest->to == strings{"Director"});
    CHECK_FALSE(forward.digest->nil_returns);
    const rounds::schedule_settings& board = read.schedules[2];
    CHECK(board.when.rrule == "FREQ=MONTHLY;BYDAY=-1FR");
    CHECK(board.when.days.empty());
    REQUIRE(board.digest);
    CHECK(board.digest->board == "Executive");
    CHECK(board.digest->audience == "public");
    CHECK(board.digest->nil_returns);
}

TEST_CASE("a digest that nobody could send is refused with what is missing") {
    const struct {
        const char* text;
        const char* fault;
    } table[] = {
        {"kind = \"week\"", "name: expected a name, by which its rounds are recorded"},
        {"name = \"a\"", "kind: expected what is sent"},
        {"name = \"a\"\nkind = \"forward\"\nto = [\"x\"]", "forward_plan"},
        {"name = \"a\"\nkind = \"scorecard\"", "to: expected the names of those who get it"},
        {"name = \"a\"\nkind = \"board_plan\"\nto = [\"x\"]",
         "board: expected the name of the board whose plan it is"},
        {"name = \"a\"\nkind = \"measures\"\nto = [\"x\"]\nboard = \"b\"",
         "board: expected no board: only a board_plan is of one"},
        {"name = \"a\"\nkind = \"measures\"\nto = [\"x\"]\nprogramme = \"Elsewhere\"",
         "programme: expected the name of a programme of these settings"},
        {"name = \"a\"\nkind = \"week\"\naudience = \"public\"",
         "audience: expected none: a week is what its reader owns"},
        {"name = \"daily\"\nkind = \"week\"", "is the name of another schedule"},
        {"name = \"a\"\nkind = \"week\"\ntime = \"25:00\"", "time: "},
        {"name = \"a\"\nkind = \"week\"\naudiense = \"x\"", "did you mean"},
    };
    for (const auto& row : table) {
        CAPTURE(row.text);
        const std::string faults = faults_of(row.text);
        CAPTURE(faults);
        CHECK(faults.find(row.fault) != faults.npos);
    }
    CHECK(faults_of("name = \"a\"\nkind = \"week\"").empty());
}
