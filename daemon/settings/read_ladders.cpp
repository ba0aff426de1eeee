#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"
#include "daemon/settings/ladder_section.hpp"
#include "daemon/settings/readers.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::settings {
namespace {

step_bounds bounds_of(plan::rule rule) {
    switch (rule) {
    case plan::rule::due_soon:
        return {-furthest_step, 0};
    case plan::rule::overdue:
        return {1, furthest_step};
    case plan::rule::latest_start:
        return {-furthest_step, furthest_step};
    default:
        return {plan::group_of(rule) == plan::rule_group::ahead ? -furthest_step : 0,
                furthest_step};
    }
}

void read_ladder(section& ladders, std::string_view key, const step_bounds& within,
                 routing::ladder& into) {
    section ladder = ladders.table(key);
    read_ladder(ladder, within, into);
}

/// The ladder that a rule climbs where no case holds; null for a rule without one of its own.
routing::ladder* ordinary(routing::ladders& all, plan::rule rule) {
    switch (rule) {
    case plan::rule::due_soon:
        return &all.due_soon;
    case plan::rule::overdue:
        return &all.overdue;
    case plan::rule::no_owner:
        return &all.no_owner;
    case plan::rule::no_date:
        return &all.no_date;
    case plan::rule::unreadable:
        return &all.unreadable;
    default: {
        const auto found = all.of_rule.find(rule);
        return found == all.of_rule.end() ? nullptr : &found->second;
    }
    }
}

/// The end of a fault: what was found, and the name that was likely meant.
std::string unlike(const std::string& typed, const std::vector<std::string>& names) {
    constexpr std::size_t longest = 80;
    std::vector<std::string> folded;
    std::ranges::transform(names, std::back_inserter(folded), base::folded);
    const std::string guess =
        typed.size() > longest ? std::string() : base::nearest(base::folded(typed), folded);
    std::string out =
        fmt::format(", found \"{}\"", base::printable(base::valid_utf8(typed.substr(0, longest))));
    if (const auto meant = std::ranges::find(folded, guess); meant != folded.end())
        out += fmt::format("; did you mean \"{}\"?",
                           names[static_cast<std::size_t>(meant - folded.begin())]);
    return out;
}

// By word or by letter, in whatever case.
std::optional<plan::rag> read_rating(section& from) {
    std::string typed;
    from.read("rag", typed);
    if (typed.empty())
        return std::nullopt;
    std::vector<std::string> words{"none"};
    if (base::folded(typed) == words.front())
        return plan::rag::none;
    for (const plan::rag rating : {plan::rag::complete, plan::rag::green, plan::rag::amber_green,
                                   plan::rag::amber, plan::rag::amber_red, plan::rag::red}) {
        words.push_back(base::folded(plan::word(rating)));
        if (base::folded(typed) == words.back() ||
            base::folded(typed) == base::folded(plan::letter(rating)))
            return rating;
    }
    from.fault_at("rag", fmt::format("expected {} or a letter as \"A/R\"{}", fmt::join(words, ", "),
                                     unlike(typed, words)));
    return std::nullopt;
}

/// Reads the name of something that these settings describe; its place among the names.
std::optional<std::size_t> read_name(section& from, std::string_view key,
                                     const std::vector<std::string>& names) {
    std::string typed;
    from.read(key, typed);
    if (typed.empty())
        return std::nullopt;
    const auto found = std::ranges::find(names, base::folded(typed), base::folded);
    if (found != names.end())
        return static_cast<std::size_t>(found - names.begin());
    from.fault_at(key, fmt::format("expected {}{}",
                                   base::printable(fmt::format("{}", fmt::join(names, ", "))),
                                   unlike(typed, names)));
    return std::nullopt;
}

std::optional<routing::score_range> read_band(section& from,
                                              const std::vector<rules::risk_band>& bands) {
    std::vector<std::string> names;
    std::ranges::transform(bands, std::back_inserter(names), &rules::risk_band::name);
    const auto found = read_name(from, "band", names);
    if (!found)
        return std::nullopt;
    routing::score_range band{bands[*found].lowest, {}};
    if (*found + 1 < bands.size())
        band.below = bands[*found + 1].lowest;
    return band;
}

std::optional<plan::rule> read_rule(section& from, routing::ladders& all) {
    std::string typed;
    from.read("rule", typed);
    from.expect("rule", from.has("rule"), "expected the rule whose ladder this is, as \"overdue\"");
    if (typed.empty())
        return std::nullopt;
    const auto rule = plan::rule_from_text(typed);
    if (rule && ordinary(all, *rule) != nullptr)
        return rule;
    if (rule == plan::rule::needs_date) {
        from.fault_at("rule", "expected \"overdue\", whose ladder is the one of needs_date too");
        return std::nullopt;
    }
    std::vector<std::string> names;
    for (int n = 1; !plan::to_text(static_cast<plan::rule>(n)).empty(); ++n)
        if (ordinary(all, static_cast<plan::rule>(n)) != nullptr)
            names.emplace_back(plan::to_text(static_cast<plan::rule>(n)));
    from.fault_at("rule",
                  "expected a rule that has a ladder, as \"overdue\"" + unlike(typed, names));
    return std::nullopt;
}

std::optional<plan::item_kind> read_kind(section& from) {
    std::vector<std::string> words;
    for (int n = 1; !plan::to_text(static_cast<plan::item_kind>(n)).empty(); ++n)
        words.emplace_back(plan::to_text(static_cast<plan::item_kind>(n)));
    const auto chosen = from.word("kind", words);
    return chosen ? plan::item_kind_from_text(words[*chosen]) : std::nullopt;
}

std::string read_folded(section& from, std::string_view key) {
    std::string typed;
    from.read(key, typed);
    return base::folded(typed);
}

routing::ladder_case read_case(section& one, settings& into) {
    routing::ladders& all = into.routing.ladders;
    routing::ladder_case out;
    const auto rule = read_rule(one, all);
    out.rule = rule.value_or(plan::rule::overdue);
    std::vector<std::string> programmes{into.programme.name};
    for (const further_programme& each : into.further_programmes)
        programmes.push_back(each.programme.name);
    const auto found = read_name(one, "programme", programmes);
    if (found) {
        out.programme = base::folded(programmes[*found]);
        out.is_first_programme = *found == 0;
    }
    out.workstream = read_folded(one, "workstream");
    out.tranche = read_folded(one, "tranche");
    out.kind = read_kind(one);
    out.rag = read_rating(one);
    // A programme's own, or else the first's.
    out.band = read_band(one, found && *found > 0 ? into.further_programmes[*found - 1].bands
                                                  : into.rules.bands);
    out.climbed = *ordinary(all, out.rule);
    // Of an unknown rule no step can be too early.
    read_ladder(one, rule ? bounds_of(*rule) : step_bounds{-furthest_step, furthest_step},
                out.climbed);
    return out;
}

/// How many working days before its day the ladder of a rule begins, at the furthest.
int days_before(routing::ladders& all, plan::rule rule) {
    const auto before = [](const routing::ladder& of) {
        return of.steps.empty() ? 0 : std::max(0, -of.steps.front().after);
    };
    int furthest = before(*ordinary(all, rule));
    for (const routing::ladder_case& each : all.cases)
        if (each.rule == rule)
            furthest = std::max(furthest, before(each.climbed));
    return furthest;
}

bool tells_officers(const routing::ladder& of) {
    const auto names = [](const auto& each) {
        return std::ranges::find(each.roles, plan::role::clearance_officer) != each.roles.end();
    };
    return std::ranges::any_of(of.steps, names) || std::ranges::any_of(of.repeats, names);
}

/// Whether no decision's chain of clearance has turns: the ladders tell all of it at their steps.
bool all_tell_officers(routing::ladders& all, plan::rule rule) {
    return tells_officers(*ordinary(all, rule)) &&
           std::ranges::all_of(all.cases, [rule](const routing::ladder_case& each) {
               return each.rule != rule || tells_officers(each.climbed);
           });
}

} // namespace

void read_ladders(section& root, settings& into) {
    section ladders = root.table("ladders");
    routing::ladders& all = into.routing.ladders;
    read_ladder(ladders, "due_soon", bounds_of(plan::rule::due_soon), all.due_soon);
    read_ladder(ladders, "overdue", bounds_of(plan::rule::overdue), all.overdue);
    read_ladder(ladders, "overdue_red", bounds_of(plan::rule::overdue), all.overdue_red);
    read_ladder(ladders, "top_band", bounds_of(plan::rule::band_worsened), all.top_band);
    read_ladder(ladders, "no_owner", bounds_of(plan::rule::no_owner), all.no_owner);
    read_ladder(ladders, "no_date", bounds_of(plan::rule::no_date), all.no_date);
    read_ladder(ladders, "unreadable", bounds_of(plan::rule::unreadable), all.unreadable);
    for (auto& [rule, ladder] : all.of_rule)
        read_ladder(ladders, plan::to_text(rule), bounds_of(rule), ladder);
    // After the ordinary ladders, from which they take what they leave out.
    for (section& one : ladders.tables("when"))
        all.cases.push_back(read_case(one, into));
    std::vector<plan::role> first_sight = read_roles(ladders, "first_sight");
    if (ladders.has("first_sight"))
        all.first_sight = std::move(first_sight);
    ladders.finish();
    into.rules.due_soon_working_days = days_before(all, plan::rule::due_soon);
    into.rules.start_soon_working_days = days_before(all, plan::rule::latest_start);
    into.rules.papers_due_working_days = days_before(all, plan::rule::papers_due);
    // Or else its facts would name turns that nobody has.
    if (all_tell_officers(all, plan::rule::papers_due))
        into.rules.clearance_working_days = all.clearance_working_days = 0;
    into.rules.notice_due_working_days = days_before(all, plan::rule::notice_missed);
}

} // namespace remembrancer::settings
