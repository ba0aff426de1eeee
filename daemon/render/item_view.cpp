#include "daemon/render/item_view.hpp"

#include "daemon/render/actions.hpp"
#include "daemon/render/safe_text.hpp"
#include "daemon/render/shades.hpp"
#include "daemon/render/words.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::render {
namespace {

using kainjow::mustache::data;

// In characters. A plan's longest true title has some 150.
constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_workstream = 120;
constexpr std::size_t longest_ref = 40;
constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_detail = 300;
constexpr std::size_t longest_date_text = 60;

void put_what_it_is(data& facts, const plan::message_item& item) {
    const std::string kind(capitalised(item.kind));
    const std::string ref = shown(item.ref, longest_ref);
    const std::string title = shown(item.title, longest_title);
    put(facts, "kind", kind);
    put(facts, "kind_ref", ref.empty() ? kind : fmt::format("{} {}", kind, ref));
    put(facts, "title", title.empty() ? "(no title)" : title);
    const bool has_both = !item.programme.empty() && !item.workstream.empty();
    put(facts, "workstream",
        shown(item.programme + (has_both ? ", " : "") + item.workstream, longest_workstream));
    if (item.rag != plan::rag::none) {
        const shade& colours = shade_of(item.rag);
        put(facts, "rag", rag_in_words(item.rag));
        put(facts, "rag_background", colours.background);
        put(facts, "rag_ink", colours.ink);
    }
}

// Under a key that says what kind of date it is. Only the one date of an item is what it is due in.
void put_date(data& facts, std::string key, const plan::plan_date& when, bool is_only) {
    if (when.precision == plan::precision::to_be_confirmed)
        key += "_to_be_confirmed";
    else if (when.precision == plan::precision::unreadable)
        key += "_unreadable";
    put(facts, key.c_str(),
        is_only ? window_in_words(when) : shown(plan::in_words(when), longest_date_text));
}

void put_dates(data& facts, const plan::message_item& item, plan::date today) {
    const bool given = item.forecast.precision != plan::precision::none;
    put_flag(facts, "dated", !plan::is_of_period(item.kind));
    put_flag(facts, "forecast_given", given);
    put_flag(facts, "unchanged",
             item.baseline.by && item.forecast.by == item.baseline.by &&
                 item.forecast.from == item.baseline.from);
    put_flag(facts, "baseline_blank", item.baseline.precision == plan::precision::none);
    put_date(facts, "baseline", item.baseline, !given);
    put_date(facts, "forecast", item.forecast, false);
    if (item.recasts > 0)
        put(facts, "recasts", item.recasts == 1 ? "once" : count_of(item.recasts, "time"));
    put(facts, "due", due_in_words(item));
    put(facts, "due_short", due_shortly(item));
    put(facts, "time", time_in_words(item.working_days, item.days));
    put(facts, "working_days", count_of(item.working_days, "working day"));
    put_flag(facts, "some_left", item.working_days > 0);
    put_flag(facts, "today", item.anchor == today);
    put_flag(facts, "tomorrow", item.anchor == today + std::chrono::days(1));
}

// As a sentence begins: a question is stored as the end of one.
std::string begun(std::string words) {
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

data question_of(const plan::question& asked) {
    data facts;
    put(facts, "typed", shown(plan::typed_in_words(asked), longest_detail));
    put(facts, "asked", begun(shown(asked.reason, longest_detail)));
    return facts;
}

void put_reasons(data& facts, const placed_item& placed) {
    const plan::message_item& item = *placed.item;
    const section where = placed.section;
    put_flag(facts, "in_" + std::string(to_text(where)));
    put_flag(facts, "due_ahead", where == section::due_in_7_days || where == section::due_later);
    put_flag(facts, "rule_" + std::string(plan::to_text(item.rule)));
    put_flag(facts, "why_" + std::string(plan::to_text(item.reason)));
    put_flag(facts, "green_but_late", item.reason == plan::reason::green_but_late);
    if (item.rule == plan::rule::overdue || item.rule == plan::rule::due_soon)
        return;
    const bool is_check = where == section::checks || where == section::worsened ||
                          plan::group_of(item.rule) == plan::rule_group::ahead ||
                          item.rule == plan::rule::report_late;
    if (item.questions.empty())
        put(facts, is_check ? "facts" : "detail", shown(item.detail, longest_detail));
    facts["questions"] = data(data::type::list);
    for (const plan::question& asked : item.questions)
        append(facts["questions"], question_of(asked));
}

// `its sponsor`, or what there is one of for all: `the programme office`.
std::string role_of(plan::role told_as) {
    const bool of_programme =
        told_as == plan::role::programme_director || told_as == plan::role::programme_office;
    return (of_programme ? "the " : "its ") + plan::in_words(told_as);
}

void put_people(data& facts, const plan::message_item& item, const std::string& reader) {
    const bool owns = item.told_as == plan::role::owner;
    put(facts, "owners", joined(item.owners));
    put_flag(facts, "owns", owns);
    put(facts, "role", role_of(item.told_as));
    put(facts, "principal", shown(item.principal, longest_name));
    put_flag(facts, "reason_names_them",
             item.stand_in_reason.find(item.principal) != std::string::npos);
    put(facts, "stand_in_reason", shown(item.stand_in_reason, longest_detail));
    if (!owns || !item.principal.empty()) {
        put(facts, "named_owners", joined(item.owners));
        return;
    }
    std::vector<std::string> others = item.owners;
    std::erase(others, reader);
    if (others.size() < item.owners.size())
        put(facts, "shared_with", joined(others));
}

data next_of(const plan::next_hearing& next, const std::string& reader) {
    data facts;
    std::vector<std::string> who = next.who;
    std::ranges::replace(who, reader, std::string("you"));
    put(facts, "who", joined(who));
    const bool only_you = who.size() == 1 && who.front() == "you";
    put_flag(facts, "hears", who.size() == 1 && !only_you);
    put_flag(facts, "again", only_you);
    put(facts, "on", plan::in_words_with_weekday(next.on));
    return facts;
}

} // namespace

void put(data& facts, const char* key, std::string text) {
    if (!text.empty())
        facts[key] = data(text);
}

void put_flag(data& facts, const std::string& key, bool is_so) {
    if (is_so)
        facts[key] = data(true);
}

void append(data& list, data&& entry) {
    // The library's own operator copies the whole tree, and gives no other way in.
    const_cast<kainjow::mustache::list&>(list.list_value()).push_back(std::move(entry));
}

data facts_of(const placed_item& placed, const plan::message& model) {
    const plan::message_item& item = *placed.item;
    data facts;
    put_what_it_is(facts, item);
    put_dates(facts, item, model.today);
    put_reasons(facts, placed);
    put_people(facts, item, model.person);
    facts["actions"] = data(data::type::list);
    for (const char* action : actions_for(placed))
        append(facts["actions"], data(action, data(true)));
    if (item.next && !item.next->who.empty())
        facts["next"] = next_of(*item.next, model.person);
    return facts;
}

std::string in_short(const placed_item& placed) {
    const plan::message_item& item = *placed.item;
    const std::string title = cut(one_line(item.title), 60);
    switch (placed.section) {
    case section::escalated:
        if (plan::group_of(item.rule) == plan::rule_group::ahead)
            break;
        [[fallthrough]];
    case section::overdue:
        return fmt::format("{} ({} late)", title, count_of(item.working_days, "working day"));
    case section::due_today:
        return title + " (due today)";
    case section::due_in_7_days:
    case section::due_later:
        return fmt::format("{} (due {})", title, due_shortly(item));
    case section::worsened:
    case section::ahead:
    case section::needs_date:
    case section::questions:
    case section::checks:
    case section::over:
        break;
    }
    return title;
}

} // namespace remembrancer::render
