#pragma once

#include "daemon/plan/digest.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace remembrancer::calendar {
class working_calendar;
}

namespace remembrancer::digest {

/// What every digest knows. The calendar must outlive it.
struct context {
    std::string programme; ///< as people call it
    std::string subject;
    std::string audience; ///< as the plan names it; empty: whoever may see everything
    plan::date today{};
    std::optional<plan::date> plan_as_of;
    const calendar::working_calendar& calendar;
    /// Who owns an item, in words; empty for nobody.
    std::function<std::string(const plan::item&)> owners;
    /// Its workstream, with its programme where there are several.
    std::function<std::string(const plan::item&)> where;
    /// The days on which its programme works.
    std::function<const calendar::working_calendar&(const plan::item&)> calendar_of;
    /// The day of the former digest of its schedule; none: there is none.
    std::optional<plan::date> former{};
};

/// The day from which on what has changed is new to the digest's readers.
[[nodiscard]] plan::date since(const context& in);

/// Without figures and sections.
[[nodiscard]] plan::digest begun(plan::digest_kind kind, const context& in);

/// What no audience is named for, everybody may see. Case does not matter.
[[nodiscard]] bool may_see(const plan::item& item, std::string_view audience);

/// Whether it is to be done: open, still in the plan, and with a day to be kept.
[[nodiscard]] bool is_ahead(const plan::item& item);

[[nodiscard]] plan::digest_cell cell(plan::digest_cell::content value,
                                     plan::emphasis by = plan::emphasis::none);
/// Blank where there is none.
[[nodiscard]] plan::digest_cell day_cell(const std::optional<plan::date>& day);
[[nodiscard]] plan::digest_cell left_cell(const std::optional<plan::date>& day, plan::date today,
                                          const calendar::working_calendar& calendar);
/// The date that counts, as typed: the forecast, or without one the baseline.
[[nodiscard]] plan::digest_cell due_cell(const plan::item& item);
[[nodiscard]] plan::digest_cell rating_cell(plan::rag rating);

/// What an item's row begins with: item, ref, workstream, owner.
[[nodiscard]] std::vector<plan::digest_heading> headings(std::vector<plan::digest_heading> after);
[[nodiscard]] std::vector<plan::digest_cell> row_of(const plan::item& item, const context& in,
                                                    std::vector<plan::digest_cell> after);

/// A section that keeps its first rows, and counts those that it leaves out.
class rows {
public:
    /// A table of more is read by nobody.
    static constexpr std::size_t most = 60;
    /// The lesser comes first; of items the kind and the number come last, so that no order changes
    /// by itself.
    using place = std::tuple<std::int64_t, int, std::int64_t>;

    rows(plan::digest_part part, std::vector<plan::digest_heading> columns);

    /// Rows added in their order stay in it.
    void add(std::vector<plan::digest_cell> row);
    void add(const place& at, std::vector<plan::digest_cell> row);
    /// The sum of all rows, which comes after them and is never left out.
    void add_total(std::vector<plan::digest_cell> row);
    [[nodiscard]] std::size_t count() const { return count_; }
    /// Nothing, if there is no row.
    void put_into(plan::digest& out) &&;

private:
    void trim(std::size_t to);

    plan::digest_section filled_;
    std::vector<std::pair<place, std::vector<plan::digest_cell>>> kept_;
    std::vector<plan::digest_cell> total_;
    std::size_t count_ = 0;
};

/// The first findings of a section, and how many there are in all.
struct kept_findings {
    std::vector<plan::message_item> first; ///< at most `rows::most`
    int count = 0;

    /// What is beyond its size need only be counted.
    [[nodiscard]] bool is_full() const { return first.size() >= rows::most; }
    void add(plan::message_item finding);
    /// Nothing, if there is none.
    void put_into(plan::digest& out, plan::digest_part part) const;
};

/// By date, then kind and number.
[[nodiscard]] rows::place place_of(const plan::item& item,
                                   const std::optional<plan::date>& day = std::nullopt);

} // namespace remembrancer::digest
