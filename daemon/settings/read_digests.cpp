#include "daemon/base/text.hpp"
#include "daemon/settings/readers.hpp"
#include "daemon/settings/schedule_section.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::settings {
namespace {

using plan::digest_kind;

void read_programme(section& one, const settings& all, std::string& into) {
    std::string typed;
    one.read("programme", typed);
    if (typed.empty() || base::folded(typed) == base::folded(all.programme.name))
        return;
    for (const further_programme& each : all.further_programmes) {
        if (base::folded(each.programme.name) == base::folded(typed))
            into = each.programme.name;
    }
    one.expect("programme", !into.empty(), "expected the name of a programme of these settings");
}

void read_what_is_sent(section& one, const settings& all, rounds::digest_settings& into) {
    const std::vector<std::string> kinds = plan::digest_kind_names();
    if (const auto kind = one.word("kind", kinds))
        into.kind = plan::digest_kind_from_text(kinds[*kind]).value();
    one.expect("kind", one.has("kind"), "expected what is sent");
    read_programme(one, all, into.programme);
    one.read("board", into.board);
    if (into.kind == digest_kind::board_plan)
        one.expect("board", !into.board.empty(), "expected the name of the board whose plan it is");
    else
        one.expect("board", into.board.empty(), "expected no board: only a board_plan is of one");
    one.read("audience", into.audience);
    const bool is_week = into.kind == digest_kind::week;
    one.expect("audience", !is_week || into.audience.empty(),
               "expected none: a week is what its reader owns");
    one.expect("programme", !is_week || into.programme.empty(),
               "expected none: a week is of all programmes");
    one.read("to", into.to);
    one.expect("to", !into.to.empty() || into.kind == digest_kind::week,
               "expected the names of those who get it");
    one.read("nil_returns", into.nil_returns);
}

} // namespace

void read_digests(section& root, settings& into) {
    std::set<std::string> names;
    for (const rounds::schedule_settings& each : into.schedules)
        names.insert(base::folded(each.name));
    for (section& one : root.tables("digest")) {
        rounds::schedule_settings schedule;
        schedule.name.clear();
        schedule.when.zone = into.programme.zone;
        schedule.when.time = "08:00";
        if (!one.has("rrule") && !one.has("every"))
            schedule.when.days = {"monday"};
        if (!one.has("rrule"))
            schedule.when.on_closed_day = "next-working-day";
        one.expect("name", one.has("name"), "expected a name, by which its rounds are recorded");
        read_times(one, schedule, names);
        read_what_is_sent(one, into, schedule.digest.emplace());
        one.finish();
        into.schedules.push_back(std::move(schedule));
    }
}

} // namespace remembrancer::settings
