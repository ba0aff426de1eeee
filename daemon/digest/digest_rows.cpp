#include "daemon/digest/digest_rows.hpp"

#include "daemon/base/text.hpp"
#include "daemon/calendar/working_calendar.hpp"

#include <algorithm>
#include <iterator>

namespace remembrancer::digest {
namespace {

/// `Milestone M12`; empty for what has no number.
std::string number_of(const plan::item& item) {
    std::string text = plan::kind_and_ref(item);
    if (!text.empty())
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

} // namespace

plan::date since(const context& in) {
    return in.former.value_or(in.today - plan::usual_period);
}

plan::digest begun(plan::digest_kind kind, const context& in) {
    plan::digest out;
    out.kind = kind;
    out.programme = in.programme;
    out.subject = in.subject;
    out.audience = in.audience;
    out.today = in.today;
    out.plan_as_of = in.plan_as_of;
    return out;
}

bool may_see(const plan::item& item, std::string_view audience) {
    if (audience.empty() || item.audiences.empty())
        return true;
    const std::string wanted = base::folded(audience);
    return std::ranges::any_of(item.audiences, [&wanted](const std::string& name) {
        return base::folded(name) == wanted;
    });
}

bool is_ahead(const plan::item& item) {
    return !item.closed && !item.vanished_on && !plan::is_of_period(item.kind);
}

plan::digest_cell cell(plan::digest_cell::content value, plan::emphasis by) {
    return {std::move(value), by};
}

plan::digest_cell day_cell(const std::optional<plan::date>& day) {
    return day ? cell(*day) : plan::digest_cell();
}

plan::digest_cell left_cell(const std::optional<plan::date>& day, plan::date today,
                            const calendar::working_calendar& calendar) {
    if (!day)
        return {};
    const plan::time_left left{calendar::days_between(today, *day),
                               calendar.working_days_between(today, *day)};
    return cell(left, left.days < 0 ? plan::emphasis::most : plan::emphasis::none);
}

plan::digest_cell due_cell(const plan::item& item) {
    const plan::plan_date& when = item.forecast.text.empty() ? item.baseline : item.forecast;
    return when.text.empty() ? plan::digest_cell() : cell(when);
}

plan::digest_cell rating_cell(plan::rag rating) {
    return rating == plan::rag::none ? plan::digest_cell() : cell(rating);
}

std::vector<plan::digest_heading> headings(std::vector<plan::digest_heading> after) {
    using column = plan::digest_column;
    std::vector<plan::digest_heading> all{column::item, column::ref, column::workstream,
                                          column::owner};
    all.insert(all.end(), after.begin(), after.end());
    return all;
}

std::vector<plan::digest_cell> row_of(const plan::item& item, const context& in,
                                      std::vector<plan::digest_cell> after) {
    std::vector<plan::digest_cell> row{cell(item.title), cell(number_of(item)),
                                       cell(in.where(item)), cell(in.owners(item))};
    std::ranges::move(after, std::back_inserter(row));
    return row;
}

rows::rows(plan::digest_part part, std::vector<plan::digest_heading> columns) {
    filled_.part = part;
    filled_.columns = std::move(columns);
}

void rows::add(std::vector<plan::digest_cell> row) {
    add(place{static_cast<std::int64_t>(count_), 0, 0}, std::move(row));
}

void rows::add(const place& at, std::vector<plan::digest_cell> row) {
    ++count_;
    kept_.emplace_back(at, std::move(row));
    if (kept_.size() >= 2 * most)
        trim(most);
}

void rows::add_total(std::vector<plan::digest_cell> row) {
    total_ = std::move(row);
}

void rows::trim(std::size_t to) {
    std::ranges::sort(kept_, {}, [](const auto& each) { return each.first; });
    kept_.resize(std::min(to, kept_.size()));
}

void rows::put_into(plan::digest& out) && {
    if (kept_.empty())
        return;
    trim(most);
    for (auto& [at, row] : kept_)
        filled_.rows.push_back(std::move(row));
    filled_.more = static_cast<int>(count_ - filled_.rows.size());
    filled_.totalled = !total_.empty();
    if (filled_.totalled)
        filled_.rows.push_back(std::move(total_));
    out.sections.push_back(std::move(filled_));
}

void kept_findings::add(plan::message_item finding) {
    ++count;
    if (!is_full())
        first.push_back(std::move(finding));
}

void kept_findings::put_into(plan::digest& out, plan::digest_part part) const {
    if (first.empty())
        return;
    plan::digest_section section;
    section.part = part;
    section.findings = first;
    section.more = count - static_cast<int>(first.size());
    out.sections.push_back(std::move(section));
}

rows::place place_of(const plan::item& item, const std::optional<plan::date>& day) {
    constexpr std::int64_t never = std::int64_t{1} << 40;
    return {day ? day->time_since_epoch().count() : never, static_cast<int>(item.kind),
            item.id.value};
}

} // namespace remembrancer::digest
