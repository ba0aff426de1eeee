#include "daemon/render/digest_view.hpp"

#include "daemon/plan/message.hpp"
#include "daemon/render/item_view.hpp"
#include "daemon/render/safe_text.hpp"
#include "daemon/render/shades.hpp"
#include "daemon/render/words.hpp"

#include <cstdlib>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::render {
namespace {

using plan::digest_column;

// In characters.
constexpr std::size_t longest_name = 120;
constexpr std::size_t longest_cell = 300;
constexpr std::size_t longest_note = 2000;

std::string short_day(plan::date day) {
    const std::string words = plan::in_words(day); // `3 December 2018`
    const std::size_t month = words.find(' ') + 1;
    return words.substr(0, month + 3);
}

std::string time_words(const plan::time_left& left) {
    if (left.days == 0)
        return "today";
    const std::string time = time_in_words(std::abs(left.working_days), std::abs(left.days));
    return left.days < 0 ? time + " late" : time;
}

template_facts facts_of(const plan::digest_number& number) {
    template_facts facts;
    facts.put_named("figure_", plan::to_text(number.figure));
    facts.put("number", std::to_string(number.count));
    facts.put_flag("one", number.count == 1);
    if (number.of) {
        facts.put("of", std::to_string(*number.of));
        facts.put_flag("of_one", *number.of == 1);
        if (*number.of > 0)
            facts.put("share",
                      std::to_string((number.count * 100 + *number.of / 2) / *number.of) + "%");
    }
    facts.put("name", shown(number.name, longest_name));
    if (number.on)
        facts.put("on", plan::in_words(*number.on));
    return facts;
}

/// What a column is called, in the view of the column and in that of each of its cells.
template_facts facts_of(const plan::digest_heading& heading) {
    template_facts facts;
    if (const auto* column = std::get_if<digest_column>(&heading))
        facts.put_named("column_", plan::to_text(*column));
    else if (const auto* monday = std::get_if<plan::date>(&heading))
        facts.put("monday", short_day(*monday));
    else
        facts.put("level", std::to_string(std::get<int>(heading)));
    return facts;
}

bool is_blank(const plan::digest_cell& cell) {
    return std::holds_alternative<std::monostate>(cell.value) ||
           cell.value == plan::digest_cell::content(std::string());
}

/// A table of many narrow columns.
bool is_strip(const plan::digest_section& section) {
    return section.part == plan::digest_part::weeks || section.part == plan::digest_part::risk_map;
}

/// What an item's first cell takes up: its number and workstream are no columns of their own.
bool is_taken_up(const plan::digest_section& section, std::size_t column) {
    const auto is = [&](std::size_t at, digest_column wanted) {
        return section.columns[at] == plan::digest_heading(wanted);
    };
    return column > 0 && is(0, digest_column::item) &&
           (is(column, digest_column::ref) || is(column, digest_column::workstream));
}

template_facts facts_of(const plan::digest_cell& cell, const plan::digest_heading& heading,
                        bool is_narrow) {
    template_facts facts;
    const auto* rating = std::get_if<plan::rag>(&cell.value);
    const bool is_plain = cell.emphasis == plan::emphasis::none;
    const shade& colours =
        rating != nullptr && is_plain ? shade_of(*rating) : shade_of(cell.emphasis);
    if (rating != nullptr || !is_plain) {
        facts.put("background", colours.background);
        facts.put("ink", colours.ink);
    }
    facts.put_flag("blank", is_blank(cell));
    facts.put_flag("narrow", is_narrow);
    facts.put_flag("rating", rating != nullptr);
    facts.put("says", in_words(cell.value));
    facts.append("columns", facts_of(heading));
    return facts;
}

template_facts facts_of_row(const plan::digest_section& section,
                            const std::vector<plan::digest_cell>& row) {
    template_facts facts;
    std::string about;
    std::size_t last = 0; // of those that say something
    for (std::size_t i = 1; i < row.size(); ++i) {
        if (!is_taken_up(section, i) && !is_blank(row[i]))
            last = i;
    }
    for (std::size_t i = 1; i < row.size(); ++i) {
        if (is_taken_up(section, i)) {
            const std::string words = in_words(row[i].value);
            about += (about.empty() || words.empty() ? "" : ", ") + words;
            continue;
        }
        template_facts each = facts_of(row[i], section.columns[i], is_strip(section));
        each.put_flag("last", i == last);
        facts.append("cells", std::move(each));
    }
    facts.put("row_title", name_of_row(section, row));
    facts.put("row_about", std::move(about));
    facts.put_flag("row_says", last > 0);
    return facts;
}

template_facts facts_of(const plan::digest_section& section, const plan::message& reader) {
    template_facts facts;
    facts.put_named("part_", plan::to_text(section.part));
    facts.put_flag("tabled", !section.columns.empty());
    for (std::size_t i = 0; i < section.columns.size(); ++i) {
        if (is_taken_up(section, i))
            continue;
        template_facts column = facts_of(section.columns[i]);
        column.put_flag("first", i == 0);
        column.put_flag("narrow", i > 0 && is_strip(section));
        facts.append("columns", std::move(column));
    }
    for (const auto& row : section.rows)
        facts.append("rows", facts_of_row(section, row));
    for (const plan::message_item& each : section.findings)
        facts.append("items", facts_of(placed_item{section_of(each), &each}, reader));
    if (section.more > 0)
        facts.put("left_out", std::to_string(section.more));
    return facts;
}

/// What was stored before digests said so looks back as far as ever.
void put_period(template_facts& facts, const plan::digest& model) {
    const plan::date since = model.since.value_or(model.today - plan::usual_period);
    const auto days = (model.today - since).count();
    facts.put("period_days", std::to_string(days));
    facts.put_flag("period_day", days == 1);
    facts.put_flag("period_week", days == plan::usual_period.count());
}

} // namespace

std::string in_words(const plan::digest_cell::content& value) {
    struct writer {
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(const std::string& text) const { return shown(text, longest_cell); }
        std::string operator()(int number) const { return std::to_string(number); }
        std::string operator()(const plan::date& day) const { return plan::in_words(day); }
        std::string operator()(const plan::plan_date& when) const {
            return shown(plan::in_words(when), longest_cell);
        }
        std::string operator()(plan::rag rating) const { return rag_in_words(rating); }
        std::string operator()(const plan::time_left& left) const { return time_words(left); }
    };
    return std::visit(writer(), value);
}

std::string name_of_row(const plan::digest_section& section,
                        const std::vector<plan::digest_cell>& row) {
    std::string name = in_words(row.front().value);
    if (!name.empty())
        return name;
    const bool is_last = &row == &section.rows.back();
    return std::string(nameless_in_words(section, section.totalled && is_last));
}

template_facts facts_of(const plan::digest& model, const render_settings& settings) {
    template_facts facts;
    put_period(facts, model);
    facts.put_named("digest_", plan::to_text(model.kind));
    facts.put("programme", shown(model.programme, longest_name));
    facts.put("subject", shown(model.subject, longest_name));
    facts.put("audience", shown(model.audience, longest_name));
    facts.put("today_is", plan::in_words_with_weekday(model.today));
    facts.put_flag("figured", !model.figures.empty());
    for (const plan::digest_number& each : model.figures)
        facts.append("figures", facts_of(each));
    plan::message reader; // what a finding's words are made for
    reader.kind = plan::message_kind::digest;
    reader.person = model.subject;
    reader.programme = model.programme;
    reader.today = model.today;
    for (const plan::digest_section& each : model.sections)
        facts.append("sections", facts_of(each, reader));
    if (model.plan_as_of)
        facts.put("plan_as_of", plan::in_words(*model.plan_as_of));
    facts.put("office_contact", shown(settings.office_contact, longest_note));
    return facts;
}

} // namespace remembrancer::render
