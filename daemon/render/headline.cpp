#include "daemon/render/headline.hpp"

#include "daemon/render/words.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

namespace remembrancer::render {
namespace {

using item_key = std::tuple<plan::item_kind, std::string_view, std::string_view, std::string_view,
                            std::string_view>;

/// What an item is told apart by: its number, or without one its title and where it stands.
item_key key_of(const plan::message_item& item) {
    if (!item.ref.empty())
        return {item.kind, item.programme, item.ref, {}, {}};
    return {item.kind, item.programme, {}, item.title, item.workstream};
}

/// Among what is escalated: late, without a date, unprepared.
int rank_of(const placed_item& placed) {
    if (placed.section != section::escalated)
        return 0;
    if (plan::group_of(placed.item->rule) == plan::rule_group::ahead)
        return 2;
    return placed.item->rule == plan::rule::needs_date ? 1 : 0;
}

/// The most urgent line of each item. Of what is over every line: it tells of an escalation.
std::vector<placed_item> one_of_each(std::vector<placed_item> lines) {
    if (lines.size() < 2)
        return lines;
    std::ranges::stable_sort(lines, {},
                             [](const placed_item& p) { return std::pair(p.section, rank_of(p)); });
    std::set<item_key> seen;
    std::erase_if(lines, [&seen](const placed_item& p) {
        return p.section != section::over && !seen.insert(key_of(*p.item)).second;
    });
    return lines;
}

struct tally {
    int today = 0;
    int tomorrow = 0;
    int ahead = 0;
    const plan::message_item* last_ahead = nullptr; ///< of those counted in `ahead`
    int overdue = 0;
    int undated = 0;
    int questions = 0;
    int checks = 0;
    int worsened = 0;
    int ahead_of_meeting = 0;
    int over = 0;
    int escalated_late = 0;
    int escalated_undated = 0;
    int escalated_unprepared = 0; ///< without papers or notice
    int longest = 0;              ///< working days, of those escalated as late

    [[nodiscard]] int escalated() const {
        return escalated_late + escalated_undated + escalated_unprepared;
    }
};

void add(tally& sum, const placed_item& placed, plan::date today) {
    const plan::message_item& item = *placed.item;
    switch (placed.section) {
    case section::escalated:
        if (item.rule == plan::rule::needs_date) {
            ++sum.escalated_undated;
        } else if (plan::group_of(item.rule) == plan::rule_group::ahead) {
            ++sum.escalated_unprepared;
        } else {
            ++sum.escalated_late;
            sum.longest = std::max(sum.longest, item.working_days);
        }
        return;
    case section::overdue:
        ++sum.overdue;
        return;
    case section::needs_date:
        ++sum.undated;
        return;
    case section::due_today:
        ++sum.today;
        return;
    case section::due_in_7_days:
    case section::due_later:
        if (item.anchor == today + std::chrono::days(1)) {
            ++sum.tomorrow;
        } else {
            ++sum.ahead;
            if (sum.last_ahead == nullptr || item.anchor > sum.last_ahead->anchor)
                sum.last_ahead = &item;
        }
        return;
    case section::questions:
        ++sum.questions;
        return;
    case section::checks:
        ++sum.checks;
        return;
    case section::worsened:
        ++sum.worsened;
        return;
    case section::ahead:
        ++sum.ahead_of_meeting;
        return;
    case section::over:
        ++sum.over;
        return;
    }
}

void append(std::string& out, const std::string& part) {
    if (!out.empty())
        out += ", ";
    out += part;
}

void append_if(std::string& out, int number, std::string_view words) {
    if (number > 0)
        append(out, fmt::format("{} {}", number, words));
}

std::string day_of(const plan::message_item& item) {
    return item.anchor ? plan::in_words(*item.anchor) : "no date";
}

std::string counts_of(const tally& sum) {
    std::string out;
    append_if(out, sum.worsened, sum.worsened == 1 ? "has got worse" : "have got worse");
    append_if(out, sum.ahead_of_meeting, "to prepare for a board");
    append_if(out, sum.today, "due today");
    append_if(out, sum.tomorrow, "due tomorrow");
    if (sum.ahead > 0)
        append(out, sum.ahead == 1
                        ? "1 due " + due_shortly(*sum.last_ahead)
                        : fmt::format("{} due by {}", sum.ahead, day_of(*sum.last_ahead)));
    append_if(out, sum.overdue, "overdue");
    append_if(out, sum.undated, sum.undated == 1 ? "needs a date" : "need a date");
    if (sum.questions > 0)
        append(out, count_of(sum.questions, "question"));
    append_if(out, sum.checks, "to check");
    return out;
}

// `1 milestone needs you: 1 due today` would say it twice.
std::string without_number(const std::string& counts) {
    return counts.substr(counts.find(' ') + 1);
}

std::string escalation_counts(const tally& sum, std::string_view noun, int others) {
    std::string out;
    if (sum.escalated_late > 0) {
        out = count_of(sum.escalated_late, noun) + " late, " + count_of(sum.longest, "working day");
        if (sum.escalated_late > 1)
            out += " the longest";
    }
    if (sum.escalated_undated > 0)
        append(out, sum.escalated_late > 0
                        ? fmt::format("{} without a date", sum.escalated_undated)
                        : count_of(sum.escalated_undated, noun) + " without a date");
    if (sum.escalated_unprepared > 0)
        append(out, (out.empty() ? count_of(sum.escalated_unprepared, noun)
                                 : std::to_string(sum.escalated_unprepared)) +
                        " without papers or notice");
    append_if(out, others, others == 1 ? "more needs you" : "more need you");
    return out;
}

// `milestone` where all that need somebody are, else `item`.
std::string_view noun_of(const std::vector<placed_item>& items) {
    // What is over stands last.
    const bool alike = std::ranges::all_of(items, [&](const placed_item& p) {
        return p.section == section::over || p.item->kind == items.front().item->kind;
    });
    return alike && !items.empty() ? plan::to_text(items.front().item->kind) : "item";
}

std::string over_in_words(int number) {
    return number == 1 ? "1 escalation is over" : fmt::format("{} escalations are over", number);
}

std::string topic_count(const plan::list_section& part) {
    const int number = static_cast<int>(part.entries.size()) + part.more;
    switch (part.topic) {
    case plan::list_topic::questions:
        return count_of(number, "question");
    case plan::list_topic::vanished:
        return fmt::format("{} no longer in the plan", number);
    case plan::list_topic::past_baseline:
        return fmt::format("{} past baseline", number);
    case plan::list_topic::changed_baselines:
        return count_of(number, "changed baseline");
    case plan::list_topic::missed_rounds:
        return count_of(number, "missed round");
    case plan::list_topic::dead_messages:
        return fmt::format("{} not delivered", count_of(number, "message"));
    case plan::list_topic::clusters:
        return fmt::format("{} of dates", count_of(number, "cluster"));
    case plan::list_topic::progress:
        return count_of(number, "programme") +
               (number == 1 ? " behind its time" : " behind their time");
    case plan::list_topic::coverage:
        return fmt::format("{} incomplete", count_of(number, "workstream"));
    }
    return {};
}

std::string list_counts_of(const plan::weekly_list& list) {
    std::string out;
    for (const plan::list_section& part : list.sections)
        append(out, topic_count(part));
    if (!out.empty())
        return out;
    const int days = list.days_since_import.value_or(0);
    return days >= plan::stale_plan_days ? "no import for " + count_of(days, "day")
                                         : "nothing to settle";
}

topic topic_of(const plan::message& model, const tally& sum, int needing) {
    if (model.kind == plan::message_kind::test)
        return topic::test;
    if (model.kind == plan::message_kind::notice)
        return topic::notice;
    if (sum.escalated() > 0)
        return topic::escalation;
    if (needing > 0)
        return topic::items;
    return sum.over > 0 || !model.list ? topic::over : topic::list;
}

} // namespace

headline headline_of(const plan::message& model, const std::vector<placed_item>& lines) {
    const std::vector<placed_item> items = one_of_each(lines);
    tally sum;
    for (const placed_item& placed : items)
        add(sum, placed, model.today);
    const int needing = static_cast<int>(items.size()) - sum.over;
    const std::string_view noun = noun_of(items);

    headline out;
    out.topic = topic_of(model, sum, needing);
    out.needing = count_of(needing, noun);
    out.needing_one = needing == 1;
    if (out.topic == topic::escalation) {
        out.counts = escalation_counts(sum, noun, needing - sum.escalated());
    } else if (out.topic == topic::over) {
        out.counts = over_in_words(sum.over);
    } else if (sum.questions == needing) {
        // An item may raise several.
        const int questions = static_cast<int>(lines.size()) - sum.over;
        out.needing = count_of(questions, "question");
        out.needing_one = questions == 1;
    } else {
        out.counts = needing == 1 ? without_number(counts_of(sum)) : counts_of(sum);
    }
    if (out.topic != topic::over && sum.over > 0)
        out.also_over = over_in_words(sum.over);
    if (model.list)
        out.list_counts = list_counts_of(*model.list);
    out.and_list = model.list && !items.empty();
    return out;
}

} // namespace remembrancer::render
