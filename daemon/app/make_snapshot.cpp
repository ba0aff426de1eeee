#include "daemon/app/make_snapshot.hpp"

#include "connectors/registry/registry.hpp"
#include "daemon/app/channels.hpp"
#include "daemon/base/error.hpp"
#include "daemon/calendar/bank_holidays.hpp"

#include <algorithm>

namespace remembrancer::app {
namespace {

/// Of one programme's nation, with what is closed for all and what only there.
calendar::working_calendar make_calendar(const settings::settings& from,
                                         const rounds::programme_settings& programme,
                                         const std::vector<settings::closure_settings>& own = {}) {
    std::vector<std::string> files;
    for (const auto& file : from.bank_holidays)
        files.push_back(file.string());
    const auto holidays = calendar::read_bank_holidays(files);
    const auto nation = calendar::nation_from_text(programme.nation);
    if (!nation)
        throw base::user_error(base::exit_code::settings,
                               from.file.string() + ": [programme] nation: expected " +
                                   "england-and-wales, scotland or northern-ireland, found '" +
                                   programme.nation + "'");
    std::vector<plan::date> days;
    if (const auto found = holidays.find(*nation); found != holidays.end()) {
        for (const auto& [day, title] : found->second)
            days.push_back(day);
    }
    std::vector<calendar::closure> closures;
    for (const settings::closure_settings& closure : from.closures)
        closures.push_back({closure.from, closure.until});
    for (const settings::closure_settings& closure : own)
        closures.push_back({closure.from, closure.until});
    return {days, closures};
}

std::vector<rounds::further_programme> make_further(const settings::settings& from) {
    std::vector<rounds::further_programme> out;
    for (const settings::further_programme& each : from.further_programmes) {
        rules::rules_settings rules = from.rules;
        rules.bands = each.bands;
        rules.key_dates.clear();
        for (const rounds::key_date& date : each.programme.key_dates)
            rules.key_dates.push_back({date.name, date.day});
        out.push_back({each.programme, make_calendar(from, each.programme, each.closures),
                       std::move(rules), each.roles});
    }
    return out;
}

std::vector<rounds::channel_settings> make_channels(const settings::settings& from) {
    std::vector<rounds::channel_settings> channels;
    if (from.email)
        channels.push_back({"email", "email", true});
    if (from.file_channel)
        channels.push_back({"file", "file", true});
    for (const webhook::webhook_settings& webhook : from.webhooks)
        channels.push_back({webhook.name, "webhook:" + webhook.name, false});
    for (const kit::channel_settings& chat : from.chat_channels) {
        const kit::addressing by = registry::find_kind(chat.kind)->addresses(chat);
        channels.push_back({chat.name, destination_of(chat), by == kit::addressing::mail,
                            by != kit::addressing::mail, by == kit::addressing::handle});
    }
    std::ranges::stable_partition(channels, [&](const rounds::channel_settings& channel) {
        return channel.name == from.default_channel;
    });
    return channels;
}

} // namespace

std::shared_ptr<const rounds::snapshot> make_snapshot(const settings::settings& from) {
    std::vector<rounds::schedule> schedules;
    for (const rounds::schedule_settings& each : from.schedules)
        schedules.push_back(
            {each.name, calendar::make_recurrence(each.when), each.catch_up, each.digest});
    return std::make_shared<const rounds::snapshot>(rounds::snapshot{
        from.programme, calendar::zone::named(from.programme.zone),
        make_calendar(from, from.programme), from.rules, from.routing, std::move(schedules),
        make_channels(from), from.people, from.render, make_further(from), from.immediate_rounds});
}

} // namespace remembrancer::app
