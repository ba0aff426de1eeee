#include "tests/simulation/explained_week.hpp"

#include "daemon/rounds/explain.hpp"
#include "tests/simulation/daemon_words.hpp"

#include <algorithm>

namespace remembrancer::simulation {
namespace {

/// The lines that a person was sent since a day.
std::set<sent_line> sent_since(const std::set<sent_line>& log, const std::string& person,
                               oracle::day first) {
    const base::instant from = instant_of(oracle::london(first, 0));
    std::set<sent_line> lines;
    for (const sent_line& each : log)
        if (each.recipient == person && each.made >= from)
            lines.insert(each);
    return lines;
}

std::set<std::string> keys_of(const std::set<sent_line>& lines) {
    std::set<std::string> keys;
    for (const sent_line& each : lines)
        keys.insert(each.message);
    return keys;
}

/// The keys of those that tell of items: the office's list by itself is no line of the year's.
std::set<std::string> got(const rounds::explained_week& said) {
    std::set<std::string> keys;
    for (const rounds::explained_message& each : said.got)
        if (!each.model.items.empty())
            keys.insert(each.row.key);
    return keys;
}

std::string kept_back_disagrees(const rounds::explained_week& said, const oracle::oracle& expected,
                                oracle::day today) {
    std::string wrong;
    std::set<oracle::held_back> known;
    for (const rounds::paused_step& each : said.paused) {
        const std::string rule(plan::to_text(each.rule));
        if (!is_of_the_oracle(rule))
            continue;
        const oracle::held_back about = held_back_of(ref_of(each.item), rule, each.what.alert);
        known.insert(about);
        if (each.what.on == date_of(today) && !expected.kept_back().contains(about))
            wrong += "  spared by a pause, it says, and was not: " + written(about);
    }
    for (const oracle::held_back& each : expected.kept_back())
        if (each.whose.name == said.person && !known.contains(each))
            wrong += "  spared by a pause, and not explained: " + written(each);
    return wrong;
}

} // namespace

std::string week_disagrees(store::session& db, rounds::people_cache& people,
                           const std::shared_ptr<const rounds::snapshot>& settings,
                           const std::set<sent_line>& log, const oracle::oracle& expected,
                           const std::string& person, oracle::day today) {
    const rounds::explained_week said =
        explain_week(db, people, settings, person, date_of(today), date_of(today));
    const auto sent = sent_since(log, person, today - oracle::weekday(today));
    std::string wrong;
    if (got(said) != keys_of(sent))
        wrong += "  explained as got in the week, and not what was sent: " + person + "\n";
    for (const rounds::explained_alert& each : said.spared)
        if (std::ranges::find(sent, each.decided.alert.id, &sent_line::alert) != sent.end())
            wrong += "  explained as spared, and was sent: " + person + "\n";
    return wrong + kept_back_disagrees(said, expected, today);
}

} // namespace remembrancer::simulation
