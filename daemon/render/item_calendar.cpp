#include "daemon/render/item_calendar.hpp"

#include "daemon/base/digest.hpp"
#include "daemon/render/ical_parts.hpp"
#include "daemon/render/safe_text.hpp"
#include "daemon/render/words.hpp"

#include <optional>
#include <set>

namespace remembrancer::render {
namespace {

constexpr std::size_t longest_line = 300; // characters

/// As plan::effective_by has it of the item itself.
const plan::plan_date& expected(const plan::message_item& item) {
    return item.forecast.precision == plan::precision::none ? item.baseline : item.forecast;
}

bool is_over(const plan::message_item& item) {
    return item.step == plan::step_over;
}

/// What to do with the item's day; nothing where the message does not tell of it.
std::optional<calendar_method> method_for(const plan::message_item& item) {
    if (plan::is_of_period(item.kind) || plan::asks_of_completion(item.rule))
        return std::nullopt;
    const bool has_day = expected(item).by.has_value();
    const plan::rule_group group = plan::group_of(item.rule);
    if (group != plan::rule_group::deadline && group != plan::rule_group::ahead)
        return std::nullopt;
    if (is_over(item) && (item.reason == plan::reason::closed || !has_day))
        return calendar_method::cancel;
    return has_day ? std::optional(calendar_method::publish) : std::nullopt;
}

/// Days only rise, and of one day what is over comes last. Re-casts alone would not do: a moved
/// baseline is none, and what is opened again has no more of them than when it was closed.
int sequence_of(plan::date today, calendar_method method) {
    constexpr plan::date first = std::chrono::year(2000) / 1 / 1;
    const auto days = static_cast<int>((today - first).count());
    return days * 2 + (method == calendar_method::cancel ? 1 : 0);
}

std::string summary_of(const plan::message_item& item) {
    std::string words(capitalised(item.kind));
    if (!item.ref.empty())
        words += " " + item.ref;
    return shown(words + ": " + item.title, longest_line);
}

std::string description_of(const plan::message_item& item) {
    std::string words = shown(item.workstream, longest_line);
    const auto add = [&words](const std::string& more) {
        words += (words.empty() ? "" : ". ") + more;
    };
    const plan::plan_date& when = expected(item);
    if (when.from != when.by)
        add("Due " + window_in_words(when));
    if (!item.owners.empty())
        add("Owner: " + joined(item.owners));
    return one_line(words);
}

component event_of(const plan::message_item& item, const std::string& identity,
                   const plan::message& model, const calendar_words& words,
                   calendar_method method) {
    // What has no day any more keeps one all the same: an event without is none.
    const plan::date day = expected(item).by.value_or(item.anchor.value_or(model.today));
    component event = day_event(base::digest(identity) + "@remembrancer", in_utc(words.written),
                                day, summary_of(item));
    put_into(*event, icalproperty_new_sequence(sequence_of(model.today, method)));
    put_into(*event, icalproperty_new_organizer(("mailto:" + words.organiser).c_str()));
    if (const std::string about = description_of(item); !about.empty())
        put_into(*event, icalproperty_new_description(about.c_str()));
    if (method == calendar_method::cancel)
        put_into(*event, icalproperty_new_status(ICAL_STATUS_CANCELLED));
    return event;
}

} // namespace

std::string identity_of(const plan::message_item& item, const plan::message& model) {
    std::string identity = item.programme.empty() ? model.programme : item.programme;
    identity += '\n';
    identity += to_text(item.kind);
    identity += '\n';
    if (!item.ref.empty())
        return identity + item.ref;
    return identity + '\n' + item.workstream + '\n' + item.title;
}

std::vector<calendar_object> calendars_of(const plan::message& model, const calendar_words& words) {
    std::vector<calendar_object> all;
    std::set<std::string> seen; // an item may be told of by several rules
    for (const calendar_method method : {calendar_method::publish, calendar_method::cancel}) {
        component calendar;
        for (const plan::message_item& item : model.items) {
            const std::string identity = identity_of(item, model);
            if (method_for(item) != method || !seen.insert(identity).second)
                continue;
            if (!calendar) {
                calendar = new_calendar("message");
                put_into(*calendar, icalproperty_new_method(method == calendar_method::cancel
                                                                ? ICAL_METHOD_CANCEL
                                                                : ICAL_METHOD_PUBLISH));
            }
            icalcomponent_add_component(calendar.get(),
                                        event_of(item, identity, model, words, method).release());
        }
        if (calendar)
            all.push_back({method, text_of(*calendar)});
    }
    return all;
}

} // namespace remembrancer::render
