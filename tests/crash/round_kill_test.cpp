#include "daemon/plan/message.hpp"
#include "tests/crash/workplace.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>

#include <fmt/format.h>

using namespace remembrancer;
using crash::workplace;

namespace {

constexpr int owners = 1500;

/// One milestone for each owner, all due on the next working day, in one workstream.
void import_plan(workplace& at) {
    std::string contacts = "Name,Email,Organisation,Deputy,Notes\n"
                           "Office,office@crash.example,Council,,\n";
    std::string milestones = "Workstream,Milestone,RAG,Due Date,Target Date,Owner\n";
    for (int i = 1; i <= owners; ++i) {
        contacts += fmt::format("Owner {0},owner.{0}@crash.example,Council,,\n", i);
        milestones += fmt::format("Legal,Milestone {0},G,06/12/2018,06/12/2018,Owner {0}\n", i);
    }
    at.write("contacts.csv", contacts);
    at.write("milestones.csv", milestones);
    at.add_settings("[roles]\nprogramme_office = \"Office\"\n");
    at.import({"contacts.csv", "milestones.csv"}, "2018-12-04");
}

/// Who is told what, by which channel, sorted.
std::vector<std::string> alerts_in(const workplace& at) {
    std::vector<std::string> all;
    for (const store::outbox_row& row : at.rows()) {
        const plan::message model = plan::message_from_json(row.model);
        for (const plan::message_item& item : model.items)
            all.push_back(fmt::format("{} by {}: rule {} of {} {}, episode {}, step {}, as {}",
                                      row.person, row.channel, static_cast<int>(item.rule),
                                      static_cast<int>(item.kind), item.ref + item.title,
                                      item.episode, item.step, static_cast<int>(item.told_as)));
    }
    std::ranges::sort(all);
    return all;
}

crash::start_options over_the_round() {
    crash::start_options how;
    how.from = "2018-12-05T08:29:50";
    how.until = "2018-12-05T22:00:00";
    return how;
}

struct step_row {
    const char* name;
    int passage;
    bool nothing_sent; ///< before the first message is written nothing can be in flight
};

const step_row steps[] = {
    {"round.before_chunk", 1, true},     {"round.before_chunk", 2, true},
    {"round.after_chunk", 1, true},      {"round.before_messages", 1, true},
    {"round.before_messages", 2, false}, {"round.before_messages", 4, false},
    {"round.after_messages", 1, true},   {"round.after_messages", 3, false},
    {"round.before_close", 1, false},
};

} // namespace

TEST_CASE("a round killed at any of its steps tells everybody everything once") {
    workplace whole;
    const support::sink_process first;
    whole.add_webhook("hook", first.http_port(), "in_flight = 32");
    import_plan(whole);
    std::filesystem::copy_file(whole.file("store.db"), whole.file("imported.db"));
    REQUIRE_MESSAGE(whole.run(over_the_round()) == crash::good_end, whole.log());
    const std::vector<std::string> expected = alerts_in(whole);
    REQUIRE(expected.size() >= owners);
    REQUIRE(std::ranges::adjacent_find(expected) == expected.end());

    for (const step_row& row : steps) {
        CAPTURE(row.name);
        CAPTURE(row.passage);
        const support::sink_process sink;
        workplace at;
        at.add_webhook("hook", sink.http_port(), "in_flight = 32");
        at.add_settings("[roles]\nprogramme_office = \"Office\"\n");
        std::filesystem::copy_file(whole.file("imported.db"), at.file("store.db"));
        crash::start_options cut = over_the_round();
        cut.environment = {fmt::format("REMEMBRANCER_CRASH_AT={}:{}", row.name, row.passage)};
        REQUIRE(at.run(cut) == support::exit_status{0, SIGKILL});
        const std::set<std::string> claimed = at.claimed_keys();
        REQUIRE_MESSAGE(at.run(over_the_round()) == crash::good_end, at.log());

        CHECK(alerts_in(at) == expected);
        const crash::history found = at.judge(sink, {claimed});
        for (const std::string& fault : crash::broken_promises(found))
            FAIL_CHECK(fault);
        if (row.nothing_sent)
            CHECK(crash::repeats(found) == 0);
    }
}
