#include "daemon/render/digest_calendar.hpp"

#include "daemon/base/digest.hpp"
#include "daemon/render/digest_view.hpp"

#include <memory>
#include <optional>
#include <set>

// ical.h uses time_t without declaring it.
#include <ctime>

#include <libical/ical.h>

namespace remembrancer::render {
namespace {

struct component_deleter {
    void operator()(icalcomponent* all) const { icalcomponent_free(all); }
};
using component = std::unique_ptr<icalcomponent, component_deleter>;

icaltimetype day_of(plan::date when) {
    const std::chrono::year_month_day parts(when);
    icaltimetype day = icaltime_null_date();
    day.year = static_cast<int>(parts.year());
    day.month = static_cast<int>(static_cast<unsigned>(parts.month()));
    day.day = static_cast<int>(static_cast<unsigned>(parts.day()));
    return day;
}

const plan::digest_cell* find(const plan::digest_section& section,
                              const std::vector<plan::digest_cell>& row,
                              plan::digest_column wanted) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (section.columns[i] == plan::digest_heading(wanted))
            return &row[i];
    }
    return nullptr;
}

std::string words(const plan::digest_cell* cell) {
    return cell == nullptr ? std::string() : in_words(cell->value);
}

/// What an event is made of; nothing for a row without a number or a day.
struct dated {
    std::string ref;
    std::string title;
    std::string workstream; ///< with the programme where there are several
    std::string about;
    plan::date day{};
};

std::optional<dated> dated_of(const plan::digest_section& section,
                              const std::vector<plan::digest_cell>& row) {
    const plan::digest_cell* due = find(section, row, plan::digest_column::due);
    dated out{words(find(section, row, plan::digest_column::ref)),
              words(find(section, row, plan::digest_column::item)),
              words(find(section, row, plan::digest_column::workstream)),
              {},
              {}};
    out.about = out.workstream;
    const auto* when = due == nullptr ? nullptr : std::get_if<plan::plan_date>(&due->value);
    if (out.ref.empty() || when == nullptr || !when->by)
        return std::nullopt;
    out.day = *when->by;
    if (when->from != when->by)
        out.about += (out.about.empty() ? "" : ". ") + ("Due " + plan::in_words(*when));
    return out;
}

component event_of(const dated& one, icaltimetype stamp) {
    component event(icalcomponent_new_vevent());
    const auto add = [&](icalproperty* property) {
        icalcomponent_add_property(event.get(), property);
    };
    const std::string uid = base::digest(one.workstream + "\n" + one.ref) + "@remembrancer";
    add(icalproperty_new_uid(uid.c_str()));
    add(icalproperty_new_dtstamp(stamp));
    add(icalproperty_new_dtstart(day_of(one.day)));
    add(icalproperty_new_dtend(day_of(one.day + std::chrono::days(1))));
    add(icalproperty_new_summary((one.ref + ": " + one.title).c_str()));
    if (!one.about.empty())
        add(icalproperty_new_description(one.about.c_str()));
    // A deadline takes up nobody's day.
    add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    return event;
}

} // namespace

std::string to_calendar(const plan::digest& model) {
    const component calendar(icalcomponent_new_vcalendar());
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(),
                               icalproperty_new_prodid("-//remembrancer//digest//EN"));
    icaltimetype stamp = day_of(model.today);
    stamp.is_date = 0;
    stamp.hour = stamp.minute = stamp.second = 0;
    stamp.zone = icaltimezone_get_utc_timezone();
    std::set<std::string> seen;
    for (const plan::digest_section& section : model.sections) {
        for (const auto& row : section.rows) {
            const auto one = dated_of(section, row);
            if (one && seen.insert(one->workstream + "\n" + one->ref).second)
                icalcomponent_add_component(calendar.get(), event_of(*one, stamp).release());
        }
    }
    const std::unique_ptr<char, decltype(&free)> text(
        icalcomponent_as_ical_string_r(calendar.get()), free);
    return text.get();
}

} // namespace remembrancer::render
