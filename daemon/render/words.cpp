#include "daemon/render/words.hpp"

#include "daemon/render/safe_text.hpp"

#include <cstdlib>

#include <fmt/compile.h>
#include <fmt/format.h>

// Formats are compiled here: a message of ten items has some hundred of these words.
namespace remembrancer::render {
namespace {

constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_date_text = 60;

} // namespace

std::string count_of(int number, std::string_view noun) {
    return fmt::format(FMT_COMPILE("{} {}{}"), number, noun, number == 1 ? "" : "s");
}

std::string time_in_words(int working_days, int days) {
    std::string words = count_of(working_days, "working day");
    if (working_days != days)
        words += fmt::format(FMT_COMPILE(" ({})"), count_of(days, "day"));
    return words;
}

std::string joined(std::span<const std::string> names, std::size_t limit) {
    const std::size_t named = std::min(names.size(), limit);
    std::string out;
    for (std::size_t i = 0; i < named; ++i) {
        if (i > 0)
            out += i + 1 == names.size() ? " and " : ", ";
        out += shown(names[i], longest_name);
    }
    if (named < names.size())
        out += fmt::format(FMT_COMPILE(" and {} more"), names.size() - named);
    return out;
}

std::string window_in_words(const plan::plan_date& when) {
    if (!when.by)
        return shown(when.text, longest_date_text);
    const std::string words = plan::in_words(when);
    const bool names_a_month = words.front() > '9' && words.find(" to ") == std::string::npos;
    return names_a_month ? "in " + words : words;
}

plan::plan_date anchored_date(const plan::message_item& item) {
    if (item.forecast.by && item.forecast.by == item.anchor)
        return item.forecast;
    if (item.baseline.by && item.baseline.by == item.anchor)
        return item.baseline;
    plan::plan_date day;
    if (item.anchor) {
        day.precision = plan::precision::day;
        day.from = day.by = item.anchor;
    }
    return day;
}

std::string due_in_words(const plan::message_item& item) {
    const plan::plan_date due = anchored_date(item);
    if (!due.by)
        return {};
    const std::string day = plan::in_words_with_weekday(*due.by);
    if (due.from == due.by)
        return day;
    return fmt::format(FMT_COMPILE("{}, by {}"), window_in_words(due), day);
}

std::string due_shortly(const plan::message_item& item) {
    const plan::plan_date due = anchored_date(item);
    if (!due.by)
        return {};
    return (due.from == due.by ? "" : "by ") + plan::in_words(*due.by);
}

std::string rag_in_words(plan::rag rating) {
    if (rating == plan::rag::none)
        return {};
    return fmt::format(FMT_COMPILE("{} ({})"), plan::letter(rating), plan::word(rating));
}

std::string_view nameless_in_words(const plan::digest_section& of, bool is_total) {
    if (is_total)
        return "All";
    const auto is_by = [&of](plan::digest_column name) {
        return !of.columns.empty() && of.columns.front() == plan::digest_heading(name);
    };
    if (is_by(plan::digest_column::tranche))
        return "No tranche";
    return is_by(plan::digest_column::workstream) ? "(no workstream)" : "(no title)";
}

std::string_view capitalised(plan::item_kind kind) {
    switch (kind) {
    case plan::item_kind::milestone:
        return "Milestone";
    case plan::item_kind::risk:
        return "Risk";
    case plan::item_kind::issue:
        return "Issue";
    case plan::item_kind::product:
        return "Product";
    case plan::item_kind::decision:
        return "Decision";
    case plan::item_kind::promise:
        return "Promise";
    case plan::item_kind::report:
        return "Status report";
    case plan::item_kind::measure:
        return "Measure";
    }
    return "Item";
}

} // namespace remembrancer::render
