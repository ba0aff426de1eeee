#include "daemon/render/digest_calendar.hpp"

#include "daemon/base/digest.hpp"
#include "daemon/render/digest_view.hpp"
#include "daemon/render/ical_parts.hpp"

#include <optional>
#include <set>

namespace remembrancer::render {
namespace {

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
    const std::string uid = base::digest(one.workstream + "\n" + one.ref) + "@remembrancer";
    component event = day_event(uid, stamp, one.day, one.ref + ": " + one.title);
    if (!one.about.empty())
        put_into(*event, icalproperty_new_description(one.about.c_str()));
    return event;
}

} // namespace

std::string to_calendar(const plan::digest& model) {
    const component calendar = new_calendar("digest");
    const icaltimetype stamp = in_utc(std::chrono::sys_days(model.today));
    std::set<std::string> seen;
    for (const plan::digest_section& section : model.sections) {
        for (const auto& row : section.rows) {
            const auto one = dated_of(section, row);
            if (one && seen.insert(one->workstream + "\n" + one->ref).second)
                icalcomponent_add_component(calendar.get(), event_of(*one, stamp).release());
        }
    }
    return text_of(*calendar);
}

} // namespace remembrancer::render
