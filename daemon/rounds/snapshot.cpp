#include "daemon/rounds/snapshot.hpp"

#include "daemon/base/digest.hpp"
#include "daemon/base/text.hpp"
#include "daemon/rules/evaluate.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace remembrancer::rounds {
namespace {

std::string described(const routing::ladder& ladder) {
    std::string text = fmt::format("{}{}{}", ladder.copies_owner, ladder.skips_told, ladder.waits);
    for (const routing::step& step : ladder.steps) {
        text += fmt::format("/{}:", step.after);
        for (const plan::role role : step.roles)
            text += fmt::format("{},", static_cast<int>(role));
    }
    for (const routing::repeat& repeat : ladder.repeats) {
        text += fmt::format("+{}x{}:", static_cast<int>(repeat.how), repeat.working_days);
        for (const plan::role role : repeat.roles)
            text += fmt::format("{},", static_cast<int>(role));
    }
    return text;
}

std::string described(const routing::ladder_case& of) {
    std::string text = fmt::format("{}\t{}\t{}\t{}\t{}", static_cast<int>(of.rule), of.programme,
                                   of.is_first_programme, of.workstream, of.tranche);
    if (of.kind)
        text += fmt::format("\tkind {}", static_cast<int>(*of.kind));
    if (of.rag)
        text += fmt::format("\trag {}", static_cast<int>(*of.rag));
    if (of.band)
        text += fmt::format("\tband {} {}", of.band->lowest, of.band->below.value_or(-1));
    return text + "\t" + described(of.climbed);
}

/// Without the limits of clusters, which decide nothing of an item.
std::string described(const rules::rules_settings& rules) {
    std::string text = fmt::format(
        "{}/{}/{}/{}/{}/{}/{}/{}/{}/{}/{}/{}/{}/{}/{}/{}/{}/{}/{}/{}", rules.due_soon_working_days,
        rules.start_soon_working_days, rules.papers_due_working_days, rules.notice_due_working_days,
        rules.slip_working_days, rules.news_working_days, rules.steps_add_up_days,
        rules.carried_over_times, rules.change_requests, rules.completion_dates,
        rules.recovery_plans, rules.far_from_key_date_days, rules.far_before_key_date_days,
        rules.tranches, rules.review_after_days, rules.confirm_within_days,
        rules.confirm_after_working_days, rules.report_every_days, rules.jump_percent,
        rules.clearance_working_days);
    for (const rules::key_date& key : rules.key_dates)
        text += fmt::format("\n{}:{}", plan::to_iso(key.day), key.name);
    for (const rules::risk_band& band : rules.bands)
        text += fmt::format("\nband: {}\t{}\t{}", band.name, band.lowest, band.is_top);
    return text;
}

const person_settings* settings_of(const snapshot& of, const std::string& name) {
    const std::string wanted = base::folded(name);
    const auto found = std::ranges::find_if(
        of.people, [&](const person_settings& p) { return base::folded(p.name) == wanted; });
    return found == of.people.end() ? nullptr : &*found;
}

} // namespace

judged_by judging(const snapshot& of, const std::string& programme) {
    // Asked for each item: almost always there is one programme.
    if (!programme.empty()) {
        for (const further_programme& each : of.further_programmes) {
            if (each.programme.name == programme)
                return {each.programme, each.calendar, each.rules};
        }
    }
    return {of.programme, of.calendar, of.rules};
}

const digest_settings* digest_of(const snapshot& of, const std::string& schedule) {
    const auto found = std::ranges::find(of.schedules, schedule, &rounds::schedule::name);
    return found == of.schedules.end() || !found->digest ? nullptr : &*found->digest;
}

std::string all_names(const snapshot& of) {
    std::string names = of.programme.name;
    for (const further_programme& each : of.further_programmes)
        names += " and " + each.programme.name;
    return names;
}

std::string fingerprint(const snapshot& of, const std::vector<plan::person>& people,
                        const std::vector<plan::workstream>& workstreams,
                        const std::vector<plan::board>& boards) {
    std::string text = fmt::format(
        "{}|{}|{}|{}|{}", rules::rule_set_version, of.calendar.fingerprint(), described(of.rules),
        of.routing.roles.programme_director, of.routing.roles.programme_office);
    const routing::ladders& ladders = of.routing.ladders;
    for (const routing::ladder* ladder :
         {&ladders.due_soon, &ladders.overdue, &ladders.overdue_red, &ladders.top_band,
          &ladders.no_owner, &ladders.no_date, &ladders.unreadable})
        text += "|" + described(*ladder);
    for (const auto& [rule, ladder] : ladders.of_rule)
        text += fmt::format("|{}:{}", static_cast<int>(rule), described(ladder));
    for (const routing::ladder_case& each : ladders.cases)
        text += "\ncase: " + described(each);
    for (const plan::role role : ladders.first_sight)
        text += fmt::format("|{}", static_cast<int>(role));
    for (const further_programme& each : of.further_programmes)
        text += fmt::format("\nprogramme: {}\t{}\t{}\t{}\t{}", each.programme.name,
                            each.calendar.fingerprint(), described(each.rules),
                            each.roles.programme_director, each.roles.programme_office);
    for (const std::string& name : reachable_without_address(of))
        text += "\nreachable: " + name;
    for (const plan::person& person : people)
        text += "\n" + person.name + "\t" + person.email + "\t" + person.deputy;
    for (const plan::workstream& stream : workstreams) {
        text += "\n" + stream.programme + "\t" + stream.name + "\t" + stream.lead_member;
        if (!stream.parent.empty())
            text += "\tpart of:" + stream.parent;
        if (!stream.board.empty())
            text += "\tboard:" + stream.board;
        for (const std::string& name : stream.theme_leads)
            text += "\tt:" + name;
        for (const std::string& name : stream.sponsors)
            text += "\ts:" + name;
        for (const std::string& name : stream.project_managers)
            text += "\tp:" + name;
    }
    for (const plan::board& board : boards) {
        text +=
            fmt::format("\nboard: {}\t{}\t{}\t{}\t{}", board.name, board.meets, board.papers_before,
                        board.papers_in_clear_days, board.notice_clear_days);
        for (const std::string& name : board.chairs)
            text += "\tc:" + name;
    }
    return base::digest(text);
}

std::vector<std::string> reachable_without_address(const snapshot& of) {
    std::vector<std::string> names;
    for (const person_settings& person : of.people) {
        const bool reachable = std::ranges::any_of(person.channels, [&](const std::string& name) {
            const auto channel = std::ranges::find(of.channels, name, &channel_settings::name);
            return channel != of.channels.end() && !channel->needs_address &&
                   (!channel->needs_handle || person.handles.contains(name));
        });
        if (reachable)
            names.push_back(person.name);
    }
    return names;
}

reach reach_by(const snapshot& of, const channel_settings& channel, const std::string& name,
               const plan::person* person) {
    std::string address = person != nullptr ? person->email : std::string();
    if (channel.has_handles) {
        address.clear();
        if (const person_settings* own = settings_of(of, person != nullptr ? person->name : name)) {
            const auto handle = own->handles.find(channel.name);
            address = handle == own->handles.end() ? std::string() : handle->second;
        }
    }
    if (address.empty() && (channel.needs_address || channel.needs_handle))
        return {};
    return {&channel, std::move(address)};
}

std::vector<const channel_settings*> channels_of(const snapshot& of, const std::string& name) {
    std::vector<const channel_settings*> found;
    if (const person_settings* own = settings_of(of, name)) {
        for (const std::string& wanted : own->channels) {
            const auto channel = std::ranges::find(of.channels, wanted, &channel_settings::name);
            if (channel != of.channels.end())
                found.push_back(&*channel);
        }
    }
    if (!of.channels.empty() && std::ranges::find(found, &of.channels.front()) == found.end())
        found.push_back(&of.channels.front());
    return found;
}

reach reach_of(const snapshot& of, const std::string& name, const plan::person* person) {
    for (const channel_settings* each : channels_of(of, person != nullptr ? person->name : name))
        if (reach by = reach_by(of, *each, name, person); by.channel != nullptr)
            return by;
    return {};
}

base::instant not_before(const snapshot& of, const std::string& person, base::instant now) {
    // Asked for each send: names are compared only where somebody has quiet hours.
    const auto has_quiet_hours = [](const person_settings& each) -> bool {
        return each.quiet.has_value();
    };
    if (std::ranges::none_of(of.people, has_quiet_hours))
        return now;
    const person_settings* own = settings_of(of, person);
    if (own == nullptr || !own->quiet || own->quiet->from == own->quiet->until)
        return now;
    const quiet_hours quiet = *own->quiet;
    const calendar::local_time local = of.zone.to_local(now);
    const bool over_midnight = quiet.from > quiet.until;
    const bool is_quiet = over_midnight ? local.of_day >= quiet.from || local.of_day < quiet.until
                                        : local.of_day >= quiet.from && local.of_day < quiet.until;
    if (!is_quiet)
        return now;
    const bool ends_tomorrow = over_midnight && local.of_day >= quiet.from;
    const base::instant end =
        of.zone.to_instant({local.day + std::chrono::days(ends_tomorrow ? 1 : 0), quiet.until});
    // In the hour that comes twice, quiet hours that end within it have ended the first time.
    return std::max(now, end);
}

} // namespace remembrancer::rounds
