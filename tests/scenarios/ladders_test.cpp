#include "daemon/plan/date.hpp"
#include "tests/scenarios/workplace.hpp"
#include "tests/support/days.hpp"

#include <map>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::plan::date;
using remembrancer::test::day;
using remembrancer::tests::workplace;

namespace {

const std::set<date> bank_holidays{day("2018-12-25"), day("2018-12-26"), day("2019-01-01"),
                                   day("2019-04-19"), day("2019-04-22")};

bool is_working_day(date when) {
    const std::chrono::weekday weekday(when);
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday &&
           !bank_holidays.contains(when);
}

/// Counted by hand, day after day, not by the calendar under test.
date working_days_after(date from, int count) {
    while (count > 0) {
        from += std::chrono::days(1);
        count -= is_working_day(from) ? 1 : 0;
    }
    return from;
}

date day_of(const json& message) {
    return day(message.at("at").get<std::string>().substr(0, 10));
}

/// The days on which a person hears of an item by one of the rules on lateness.
class told {
public:
    explicit told(const std::vector<json>& messages) {
        for (const json& message : messages)
            for (const json& alert : message.at("alerts"))
                if (alert.at("rule") == "overdue" || alert.at("rule") == "needs_date")
                    days_[{message.at("person"), alert.at("ref")}].insert(day_of(message));
    }
    [[nodiscard]] bool by(const std::string& person, const std::string& ref, date last) const {
        const auto found = days_.find({person, ref});
        return found != days_.end() && *found->second.begin() <= last;
    }
    [[nodiscard]] bool on(const std::string& person, const std::string& ref, date when) const {
        const auto found = days_.find({person, ref});
        return found != days_.end() && found->second.contains(when);
    }

private:
    std::map<std::pair<std::string, std::string>, std::set<date>> days_;
};

struct expected {
    std::string ref;
    std::string title;
    date from; ///< the steps count from here
    std::vector<std::string> sponsors;
    bool red = false;
};

/// The milestones that nobody moves or closes will be late; so says the plan itself.
std::vector<expected> late_milestones(const workplace& here, date first, date last) {
    const std::map<std::string, std::vector<std::string>> sponsors{
        {"WS1 Legal and Democratic", {"Legal sponsor"}},
        {"WS2 Finance", {"Finance sponsor"}},
        {"WS3 HR", {"HR sponsor"}},
        {"WS4 Contracts, Partnerships, SLAs and Grants", {"Contracts sponsor"}},
        {"WS4 People Theme", {"People sponsor A", "People sponsor B"}},
        {"WS4 Place Theme", {"Place sponsor A", "Place sponsor B"}},
        {"WS7 Policies", {"Legal sponsor"}},
        {"Convergence", {"Finance sponsor"}},
        {"Phase 3 Transformation", {"Chief executive"}}};
    std::vector<expected> late;
    const json plan =
        here.ask({"plan", "--as-of", remembrancer::plan::to_iso(first), "--weeks", "20"});
    for (const json& item : plan.at("items")) {
        if (item.at("kind") != "milestone" || item.at("baseline").is_null())
            continue;
        // A forecast that says no date leaves the baseline to count from.
        const char* field = item.at("effective").is_null() ? "baseline" : "effective";
        const date due = day(item.at(field).get<std::string>());
        const date from = std::max(due, first);
        if (working_days_after(from, 10) <= last)
            late.push_back({item.at("ref"), item.at("title"), from,
                            sponsors.at(item.at("workstream")), item.at("rag") == "R"});
    }
    return late;
}

} // namespace

TEST_CASE("every late milestone reaches its sponsor and the director in time") {
    const workplace here;
    here.import_demo();
    const auto messages = here.list({"simulate", "--from", "2018-12-05", "--to", "2019-03-31"});
    const told heard(messages);
    const auto late = late_milestones(here, day("2018-12-05"), day("2019-03-29"));
    CHECK(late.size() > 20);
    for (const expected& milestone : late) {
        CAPTURE(milestone.ref);
        CAPTURE(milestone.title);
        const date sponsor_by = working_days_after(milestone.from, milestone.red ? 2 : 5);
        const date director_by = working_days_after(milestone.from, milestone.red ? 5 : 10);
        for (const std::string& sponsor : milestone.sponsors) {
            CAPTURE(sponsor);
            CHECK(heard.by(sponsor, milestone.ref, sponsor_by));
            CHECK_FALSE(heard.by(sponsor, milestone.ref, sponsor_by - std::chrono::days(1)));
        }
        CHECK(heard.on("Programme director", milestone.ref, director_by));
        CHECK(heard.on("Programme office", milestone.ref, director_by));
        CHECK_FALSE(
            heard.by("Programme director", milestone.ref, director_by - std::chrono::days(1)));
    }
}

TEST_CASE("nobody gets two messages in one round, and no round is on a day off") {
    const workplace here;
    here.import_demo();
    const auto messages = here.list({"simulate", "--from", "2018-12-05", "--to", "2019-04-30"});
    std::set<std::pair<std::string, std::string>> seen;
    std::set<date> days;
    for (const json& message : messages) {
        CAPTURE(message.dump());
        const bool first = seen.emplace(message.at("at"), message.at("person")).second;
        CHECK(first);
        CHECK(is_working_day(day_of(message)));
        CHECK_FALSE(message.at("alerts").empty());
        CHECK_FALSE(message.at("subject").get<std::string>().empty());
        days.insert(day_of(message));
    }
    CHECK(days.contains(day("2018-12-24")));
    CHECK(days.contains(day("2019-01-02")));
}

TEST_CASE("the office gets its list once a week, on Tuesday when Monday is a bank holiday") {
    const workplace here;
    here.import_demo();
    std::set<date> lists;
    for (const json& message :
         here.list({"simulate", "--from", "2018-12-05", "--to", "2019-04-30"})) {
        for (const json& alert : message.at("alerts")) {
            if (alert.at("rule") != "weekly_list")
                continue;
            CHECK(message.at("person") == "Programme office");
            const bool only = lists.insert(day_of(message)).second;
            CHECK(only);
        }
    }
    // The first one comes with the very first round: this week's was not sent yet.
    for (const char* expected : {"2018-12-10", "2018-12-24", "2018-12-31", "2019-04-01",
                                 "2019-04-15", "2019-04-23", "2019-04-29"}) {
        CAPTURE(expected);
        CHECK(lists.contains(day(expected)));
    }
    for (const char* none : {"2018-12-06", "2018-12-11", "2019-01-02", "2019-04-24"}) {
        CAPTURE(none);
        CHECK_FALSE(lists.contains(day(none)));
    }
}
