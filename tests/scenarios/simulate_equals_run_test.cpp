#include "tests/scenarios/workplace.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::lines_of;
using remembrancer::tests::workplace;

namespace {

struct range {
    const char* name;
    std::string first;
    std::string last;
    std::string as_of; ///< of the import
    std::size_t at_least;
};

} // namespace

TEST_CASE("what is simulated is what a run sends, line for line") {
    // Both changes of the clocks lie in these ranges: 28 October 2018 and 31 March 2019.
    const range ranges[] = {
        {"from the plan's own day into summer time", "2018-12-05", "2019-04-05", "2018-12-05", 300},
        {"from summer time into winter", "2018-10-24", "2018-11-02", "2018-10-24", 10},
    };
    for (const auto& [name, first, last, as_of, at_least] : ranges) {
        CAPTURE(name);
        const workplace here;
        (void)here.tell({"import", here.file("programme-workbook.xlsx"), "--as-of", as_of});
        const std::string simulated =
            here.tell({"--json", "simulate", "--from", first, "--to", last});
        CHECK(lines_of(simulated).size() >= at_least);
        const std::string sent = here.run(first + "T00:00:00", last + "T23:59:00");
        CHECK_MESSAGE(simulated == sent,
                      "the first difference: line "
                          << std::count(simulated.begin(),
                                        std::mismatch(simulated.begin(), simulated.end(),
                                                      sent.begin(), sent.end())
                                            .first,
                                        '\n') +
                                 1);
        CHECK(here.mails().size() == lines_of(sent).size());
        CHECK(here.ask({"status"}).at("outbox").at("accepted") == lines_of(sent).size());

        // 08:30 in London: an hour earlier by UTC in summer.
        std::set<std::string> times;
        for (const auto& line : lines_of(sent))
            times.insert(line.at("at").get<std::string>().substr(11));
        CHECK(times == std::set<std::string>{"07:30:00Z", "08:30:00Z"});
    }
}

TEST_CASE("a simulation changes nothing in the store, so it says the same twice") {
    const workplace here;
    here.import_demo();
    const auto simulate = [&] {
        return here.tell({"--json", "simulate", "--from", "2018-12-05", "--to", "2018-12-12"});
    };
    const std::string once = simulate();
    CHECK(once == simulate());
    const auto status = here.ask({"status", "--as-of", "2018-12-05"});
    CHECK(status.at("outbox").at("accepted") == 0);
    CHECK(status.at("outbox").at("pending") == 0);
    CHECK(status.at("rounds")[0].at("last").is_null());
}

TEST_CASE("other settings are compared by what they would add, drop and move") {
    const workplace here;
    here.import_demo();
    const auto compare = [&here](const std::string& other) {
        return here.list({"simulate", "--from", "2018-12-05", "--to", "2018-12-14", "--against",
                          here.file(other)});
    };
    here.copy("remembrancer.toml", "same.toml");
    CHECK(compare("same.toml").empty());

    here.write("other.toml", here.read("remembrancer.toml") +
                                 "\n[ladders.overdue]\nsteps = [{ after = 1, tell = [\"owner\"] }, "
                                 "{ after = 3, tell = [\"sponsor\"] }]\n");
    const auto changes = compare("other.toml");
    std::set<std::string> kinds;
    for (const json& change : changes) {
        kinds.insert(change.at("change"));
        CHECK((change.at("change") == "moved") == change.contains("was"));
        CHECK((change.at("rule") == "overdue" || change.at("rule") == "needs_date"));
    }
    CHECK(kinds == std::set<std::string>{"added", "moved"});
    const json sponsor{{"change", "moved"},  {"on", "2018-12-12"}, {"person", "Finance sponsor"},
                       {"item", "risk 251"}, {"rule", "overdue"},  {"was", "2018-12-14"}};
    CHECK(std::ranges::count(changes, sponsor) == 1);
}

TEST_CASE("a case of a ladder is compared too, and simulated as it runs") {
    const workplace here;
    here.import_demo();
    here.write("other.toml", here.read("remembrancer.toml") +
                                 "\n[[ladders.when]]\nrule = \"overdue\"\nkind = \"risk\"\n"
                                 "steps = [{ after = 2, tell = [\"sponsor\"] }]\n");
    const auto changes = here.list({"simulate", "--from", "2018-12-05", "--to", "2018-12-07",
                                    "--against", here.file("other.toml")});
    CHECK_FALSE(changes.empty());
    for (const json& change : changes)
        CHECK(change.at("item").get<std::string>().starts_with("risk "));
    here.copy("other.toml", "remembrancer.toml");
    const std::string simulated =
        here.tell({"--json", "simulate", "--from", "2018-12-05", "--to", "2018-12-07"});
    CHECK(simulated == here.run("2018-12-05T00:00:00", "2018-12-07T23:59:00"));
}

TEST_CASE("weekly reminders are simulated as they run, and are fewer than daily ones") {
    const workplace here;
    here.import_demo();
    const auto simulate = [&here] {
        return here.tell({"--json", "simulate", "--from", "2018-12-05", "--to", "2018-12-28"});
    };
    const auto daily = lines_of(simulate());
    std::string people;
    for (const char* name : {"Finance sponsor", "Programme director", "Programme office"})
        people += "\n[[person]]\nname = \"" + std::string(name) +
                  "\"\nreminders = \"weekly\"\nweekly_on = \"wednesday\"\nweekly_at = \"14:00\"\n";
    here.write("remembrancer.toml", here.read("remembrancer.toml") + people);
    const std::string weekly = simulate();
    CHECK(lines_of(weekly).size() < daily.size());
    CHECK(weekly == here.run("2018-12-05T00:00:00", "2018-12-28T23:59:00"));
}
