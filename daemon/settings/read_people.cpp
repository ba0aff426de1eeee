#include "connectors/registry/registry.hpp"
#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"
#include "daemon/settings/readers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::settings {
namespace {

// `20:00`, from 00:00 to 23:59.
std::optional<std::chrono::minutes> time_of_day(std::string_view text) {
    const auto two_digits = [text](std::size_t at) {
        const auto digit = [&](std::size_t n) { return text[n] >= '0' && text[n] <= '9'; };
        return digit(at) && digit(at + 1) ? (text[at] - '0') * 10 + (text[at + 1] - '0') : 99;
    };
    if (text.size() != 5 || text[2] != ':' || two_digits(0) > 23 || two_digits(3) > 59)
        return std::nullopt;
    return std::chrono::hours(two_digits(0)) + std::chrono::minutes(two_digits(3));
}

std::optional<std::chrono::minutes> read_time(section& person, std::string_view key) {
    std::string text;
    person.read(key, text);
    if (text.empty())
        return std::nullopt;
    const auto time = time_of_day(text);
    if (!time)
        person.fault_at(key, fmt::format("expected a time as \"20:00\", found \"{}\"",
                                         base::printable(text.substr(0, 80))));
    return time;
}

void read_quiet_hours(section& person, rounds::person_settings& into) {
    const auto from = read_time(person, "quiet_from");
    const auto until = read_time(person, "quiet_until");
    if (person.has("quiet_from") != person.has("quiet_until"))
        person.fault_at(person.has("quiet_from") ? "quiet_until" : "quiet_from",
                        "expected quiet_from and quiet_until together");
    if (!from || !until)
        return;
    person.expect("quiet_until", *from != *until,
                  "expected another time than quiet_from: a day of quiet would send nothing");
    into.quiet = rounds::quiet_hours{*from, *until};
}

void read_reminders(section& person, rounds::person_settings& into) {
    using rounds::reminders;
    constexpr std::array ways{reminders::bundled, reminders::weekly, reminders::immediate};
    if (const auto way = person.word("reminders", {"bundled", "weekly", "immediate"}))
        into.reminded = ways.at(*way);
    const auto day =
        person.word("weekly_on", {"monday", "tuesday", "wednesday", "thursday", "friday"});
    if (day)
        into.weekly_on = std::chrono::Monday + std::chrono::days(*day);
    into.weekly_at = read_time(person, "weekly_at");
    for (const char* key : {"weekly_on", "weekly_at"})
        person.expect(key, !person.has(key) || into.reminded == reminders::weekly,
                      "expected reminders = \"weekly\" with it: without it this says nothing");
}

void check_channels(section& person, const std::vector<std::string>& channels,
                    const std::vector<std::string>& configured) {
    std::set<std::string> seen;
    for (const std::string& name : channels) {
        if (!seen.insert(name).second)
            person.fault_at("channels",
                            fmt::format("\"{}\" is there twice", base::printable(name)));
        if (std::ranges::find(configured, name) != configured.end())
            continue;
        person.fault_at("channels",
                        fmt::format("expected channels that there are ({}), found \"{}\"",
                                    fmt::join(configured, ", "),
                                    base::printable(name.substr(0, 80))));
    }
}

void check_handles(section& person, const settings& of, const rounds::person_settings& one) {
    for (const kit::channel_settings& channel : of.chat_channels) {
        const auto handle = one.handles.find(channel.name);
        const bool is_wanted = std::ranges::find(one.channels, channel.name) != one.channels.end();
        if (!is_wanted || (handle != one.handles.end() && !handle->second.empty()) ||
            registry::find_kind(channel.kind)->addresses(channel) != kit::addressing::handle)
            continue;
        const std::string name = base::printable(channel.name.substr(0, 80));
        person.fault_at("channels",
                        fmt::format("\"{0}\" reaches people by their handle only: add this "
                                    "person's to `handles`, as {{ \"{0}\" = \"...\" }}",
                                    name));
    }
}

} // namespace

void read_people(section& root, const std::vector<std::string>& channels, settings& into) {
    std::set<std::string> names;
    for (section& one : root.tables("person")) {
        rounds::person_settings person;
        one.read("name", person.name);
        one.expect("name", one.has("name"), "expected the person's name as in the contacts");
        if (one.is_good("name") && !names.insert(base::folded(person.name)).second)
            one.fault_at("name", "there is another [[person]] of this name; make them one");
        one.read("channels", person.channels);
        check_channels(one, person.channels, channels);
        read_handles(one, into, person);
        check_handles(one, into, person);
        read_quiet_hours(one, person);
        read_reminders(one, person);
        one.finish();
        into.people.push_back(std::move(person));
    }
}

} // namespace remembrancer::settings
