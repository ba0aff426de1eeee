#include "daemon/render/item_view.hpp"

#include "daemon/render/actions.hpp"
#include "daemon/render/safe_text.hpp"
#include "daemon/render/shades.hpp"
#include "daemon/render/words.hpp"

#include <algorithm>
#include <utility>

#include <fmt/compile.h>
#include <fmt/format.h>

namespace remembrancer::render {
namespace {

// In characters. A plan's longest true title has some 150.
constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_workstream = 120;
constexpr std::size_t longest_ref = 40;
constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_detail = 300;
constexpr std::size_t longest_date_text = 60;

// Of an item, as a rule.
constexpr std::size_t most_texts = 24;
constexpr std::size_t most_lists = 4;

void put_what_it_is(template_facts& facts, const plan::message_item& item) {
    const std::string kind(capitalised(item.kind));
    const std::string ref = shown(item.ref, longest_ref);
    const std::string title = shown(item.title, longest_title);
    facts.put("kind", kind);
    facts.put("kind_ref", ref.empty() ? kind : fmt::format(FMT_COMPILE("{} {}"), kind, ref));
    facts.put("title", title.empty() ? "(no title)" : title);
    const bool has_both = !item.programme.empty() && !item.workstream.empty();
    facts.put("workstream",
              shown(item.programme + (has_both ? ", " : "") + item.workstream, longest_workstream));
    if (item.rag != plan::rag::none) {
        const shade& colours = shade_of(item.rag);
        facts.put("rag", rag_in_words(item.rag));
        facts.put("rag_background", colours.background);
        facts.put("rag_ink", colours.ink);
    }
}

struct date_keys {
    template_key usual;
    template_key to_be_confirmed;
    template_key unreadable;
};
constexpr date_keys of_baseline{"baseline", "baseline_to_be_confirmed", "baseline_unreadable"};
constexpr date_keys of_forecast{"forecast", "forecast_to_be_confirmed", "forecast_unreadable"};

template_key key_of(const date_keys& keys, plan::precision precision) {
    if (precision == plan::precision::to_be_confirmed)
        return keys.to_be_confirmed;
    return precision == plan::precision::unreadable ? keys.unreadable : keys.usual;
}

// Under a key that says what kind of date it is. Only the one date of an item is what it is due in.
void put_date(template_facts& facts, const date_keys& keys, const plan::plan_date& when,
              bool is_only) {
    facts.put(key_of(keys, when.precision),
              is_only ? window_in_words(when) : shown(plan::in_words(when), longest_date_text));
}

void put_dates(template_facts& facts, const plan::message_item& item, plan::date today) {
    const bool given = item.forecast.precision != plan::precision::none;
    facts.put_flag("dated", !plan::is_of_period(item.kind));
    facts.put_flag("forecast_given", given);
    facts.put_flag("unchanged", item.baseline.by && item.forecast.by == item.baseline.by &&
                                    item.forecast.from == item.baseline.from);
    facts.put_flag("baseline_blank", item.baseline.precision == plan::precision::none);
    put_date(facts, of_baseline, item.baseline, !given);
    put_date(facts, of_forecast, item.forecast, false);
    if (item.recasts > 0)
        facts.put("recasts", item.recasts == 1 ? "once" : count_of(item.recasts, "time"));
    facts.put("due", due_in_words(item));
    facts.put("due_short", due_shortly(item));
    facts.put("time", time_in_words(item.working_days, item.days));
    facts.put("working_days", count_of(item.working_days, "working day"));
    facts.put_flag("some_left", item.working_days > 0);
    facts.put_flag("today", item.anchor == today);
    facts.put_flag("tomorrow", item.anchor == today + std::chrono::days(1));
}

// As a sentence begins: a question is stored as the end of one.
std::string begun(std::string words) {
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

template_facts question_of(const plan::question& asked) {
    template_facts facts;
    facts.put("typed", shown(plan::typed_in_words(asked), longest_detail));
    facts.put("asked", begun(shown(asked.reason, longest_detail)));
    return facts;
}

void put_reasons(template_facts& facts, const placed_item& placed) {
    const plan::message_item& item = *placed.item;
    const section where = placed.section;
    facts.put_named("in_", to_text(where));
    facts.put_flag("due_ahead", where == section::due_in_7_days || where == section::due_later);
    facts.put_named("rule_", plan::to_text(item.rule));
    facts.put_named("why_", plan::to_text(item.reason));
    facts.put_flag("green_but_late", item.reason == plan::reason::green_but_late);
    if (item.rule == plan::rule::overdue || item.rule == plan::rule::due_soon)
        return;
    const bool is_check = where == section::checks || where == section::worsened ||
                          plan::group_of(item.rule) == plan::rule_group::ahead ||
                          item.rule == plan::rule::report_late;
    if (item.questions.empty())
        facts.put(is_check ? template_key("facts") : template_key("detail"),
                  shown(item.detail, longest_detail));
    for (const plan::question& asked : item.questions)
        facts.append("questions", question_of(asked));
}

// `its sponsor`, or what there is one of for all: `the programme office`.
std::string role_of(plan::role told_as) {
    const bool of_programme =
        told_as == plan::role::programme_director || told_as == plan::role::programme_office;
    return (of_programme ? "the " : "its ") + plan::in_words(told_as);
}

void put_people(template_facts& facts, const plan::message_item& item, const std::string& reader) {
    const bool owns = item.told_as == plan::role::owner;
    facts.put("owners", joined(item.owners));
    facts.put_flag("owns", owns);
    facts.put("role", role_of(item.told_as));
    facts.put("principal", shown(item.principal, longest_name));
    facts.put_flag("reason_names_them",
                   item.stand_in_reason.find(item.principal) != std::string::npos);
    facts.put("stand_in_reason", shown(item.stand_in_reason, longest_detail));
    if (!owns || !item.principal.empty()) {
        facts.put("named_owners", joined(item.owners));
        return;
    }
    std::vector<std::string> others = item.owners;
    std::erase(others, reader);
    if (others.size() < item.owners.size())
        facts.put("shared_with", joined(others));
}

template_facts next_of(const plan::next_hearing& next, const std::string& reader) {
    template_facts facts;
    std::vector<std::string> who = next.who;
    std::ranges::replace(who, reader, std::string("you"));
    facts.put("who", joined(who));
    const bool only_you = who.size() == 1 && who.front() == "you";
    facts.put_flag("hears", who.size() == 1 && !only_you);
    facts.put_flag("again", only_you);
    facts.put("on", plan::in_words_with_weekday(next.on));
    return facts;
}

} // namespace

template_facts facts_of(const placed_item& placed, const plan::message& model) {
    const plan::message_item& item = *placed.item;
    template_facts facts;
    facts.reserve(most_texts, most_lists);
    put_what_it_is(facts, item);
    put_dates(facts, item, model.today);
    put_reasons(facts, placed);
    put_people(facts, item, model.person);
    for (const char* action : actions_for(placed)) {
        template_facts named;
        named.put_named("", action);
        facts.append("actions", std::move(named));
    }
    if (item.next && !item.next->who.empty())
        facts.append("next", next_of(*item.next, model.person));
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
        return fmt::format(FMT_COMPILE("{} ({} late)"), title,
                           count_of(item.working_days, "working day"));
    case section::due_today:
        return title + " (due today)";
    case section::due_in_7_days:
    case section::due_later:
        return fmt::format(FMT_COMPILE("{} (due {})"), title, due_shortly(item));
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
