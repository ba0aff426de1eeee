#include "daemon/plan/message.hpp"
#include "tests/crash/workplace.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <map>

#include <fmt/format.h>

using namespace remembrancer;
using crash::workplace;

namespace {

constexpr int managers = 40;

/// Each manager has a milestone two working days late, and prefers a channel at which nobody
/// listens; the default one is healthy.
void prepare(workplace& at, const support::sink_process& sink) {
    at.add_settings("[roles]\nprogramme_office = \"Office\"\n[channels]\ndefault = \"healthy\"\n");
    std::string contacts = "Name,Email\nOffice,office@crash.example\nOwner,owner@crash.example\n";
    std::string workstreams = "Workstream,RAG,Lead Member,Sponsor,Project Manager\n";
    std::string milestones = "Workstream,Milestone,RAG,Due Date,Target Date,Owner\n";
    for (int i = 1; i <= managers; ++i) {
        contacts += fmt::format("Manager {0},manager.{0}@crash.example\n", i);
        workstreams += fmt::format("WS{0},G,,,Manager {0}\n", i);
        milestones += fmt::format("WS{0},Milestone {0},G,30/11/2018,,Owner\n", i);
        at.add_settings(
            fmt::format("[[person]]\nname = \"Manager {}\"\nchannels = [\"dead\"]\n", i));
    }
    at.add_webhook("healthy", sink.http_port(), "in_flight = 8");
    at.add_webhook("dead", 1, "in_flight = 8"); // tcpmux: nobody listens
    at.write("contacts.csv", contacts);
    at.write("workstreams.csv", workstreams);
    at.write("milestones.csv", milestones);
    at.import({"contacts.csv", "workstreams.csv", "milestones.csv"}, "2018-11-28");
}

crash::start_options over_the_round() {
    crash::start_options how;
    how.from = "2018-12-04T08:29:50";
    how.until = "2018-12-04T22:00:00";
    return how;
}

using states = std::vector<std::pair<std::string, plan::outbox_state>>; ///< by channel, sorted

std::map<std::string, states> to_managers(const workplace& at) {
    std::map<std::string, states> all;
    for (const store::outbox_row& row : at.rows()) {
        if (row.person.starts_with("Manager"))
            all[row.person].emplace_back(row.channel, row.state);
    }
    for (auto& [person, rows] : all)
        std::ranges::sort(rows);
    return all;
}

} // namespace

TEST_CASE("a kill while escalations go by another channel loses none and sends none twice") {
    // Up to 32 go in one transaction.
    for (const int passage : {1, 2, 32, 33, 40}) {
        CAPTURE(passage);
        const support::sink_process sink;
        workplace at;
        prepare(at, sink);
        crash::start_options cut = over_the_round();
        cut.environment = {fmt::format("REMEMBRANCER_CRASH_AT=outbox.in_fallback:{}", passage)};
        REQUIRE(at.run(cut) == support::exit_status{0, SIGKILL});
        const crash::left_behind left = at.look();
        REQUIRE_MESSAGE(at.run(over_the_round()) == crash::good_end, at.log());

        const auto sent = to_managers(at);
        CHECK(sent.size() == managers);
        const states moved{{"dead", plan::outbox_state::cancelled},
                           {"healthy", plan::outbox_state::accepted}};
        for (const auto& [person, rows] : sent)
            CHECK_MESSAGE(rows == moved, person);
        const auto rows = at.rows();
        const auto arrived =
            std::ranges::count(rows, plan::outbox_state::accepted, &store::outbox_row::state);
        CHECK(sink.counters().ids == static_cast<std::uint64_t>(arrived));
        // What was claimed when it was killed, of those in the healthy channel alone, may be a
        // copy.
        CHECK(sink.counters().repeats <= left.claimed.size());
    }
}
