#include "daemon/rounds/simulate.hpp"
#include "daemon/app/make_snapshot.hpp"
#include "daemon/calendar/week.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/table.hpp"
#include "daemon/render/mail.hpp"
#include "daemon/rounds/send_log.hpp"
#include "daemon/rounds/simulated_change.hpp"

#include <iostream>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace remembrancer::cli {
namespace {

/// A mistyped year would hold rounds for hours.
constexpr std::chrono::days longest{3653}; // ten years with three leap days

/// Messages per person and ISO week, by the week's Monday.
class week_totals {
public:
    void add(const std::string& person, plan::date day) {
        const plan::date monday = calendar::monday_of(day);
        ++totals_[person][monday];
        ++weeks_[monday];
        ++messages_;
    }

    void print() const {
        std::vector<std::string> headers{"Messages a week from"};
        for (const auto& [monday, count] : weeks_)
            headers.push_back(plan::to_iso(monday).substr(5));
        headers.emplace_back("all");
        table rows(headers);
        const auto row = [&](const std::string& name, const std::map<plan::date, int>& counts) {
            std::vector<std::string> cells{name};
            int all = 0;
            for (const auto& [monday, ignored] : weeks_) {
                const auto found = counts.find(monday);
                const int count = found == counts.end() ? 0 : found->second;
                all += count;
                cells.push_back(count == 0 ? "." : std::to_string(count));
            }
            cells.push_back(std::to_string(all));
            rows.add(std::move(cells));
        };
        for (const auto& [person, counts] : totals_)
            row(person, counts);
        row("everybody", weeks_);
        std::cout << "\n" << rows.text() << "\n";
    }

    [[nodiscard]] int messages() const { return messages_; }

private:
    std::map<std::string, std::map<plan::date, int>> totals_;
    std::map<plan::date, int> weeks_;
    int messages_ = 0;
};

std::string how_many(int messages) {
    if (messages == 0)
        return "No message";
    return std::to_string(messages) + (messages == 1 ? " message" : " messages");
}

/// The days of the command line, checked.
struct range {
    plan::date first{};
    plan::date last{};
};

range read_range(const simulate_options& options) {
    const range days{read_date(options.from, "--from"), read_date(options.to, "--to")};
    if (days.last < days.first)
        throw base::user_error(base::exit_code::usage, "--to: expected a date on or after --from");
    if (days.last > days.first + longest)
        throw base::user_error(base::exit_code::usage,
                               "--to: expected a date at most 10 years after --from, found '" +
                                   options.to + "'");
    return days;
}

int list_messages(const common_options& common, store::session& db,
                  const std::shared_ptr<const rounds::snapshot>& snapshot, const range& days) {
    week_totals totals;
    const auto tell = [&](const rounds::composed& made, const store::round_row& round) {
        for (const rounds::composed_message& message : made.messages) {
            if (common.json) {
                std::cout << rounds::send_log_line(message, round.scheduled_for, snapshot->render)
                          << "\n";
                continue;
            }
            const plan::date day = snapshot->zone.today(round.scheduled_for);
            totals.add(message.message.person, day);
            std::cout << fmt::format(
                "{}  {:<6}  {:<28}  {}\n", plan::to_iso(day), message.message.channel,
                base::printable(message.message.person),
                base::printable(render::render_mail(message.model, snapshot->render).subject));
        }
    };
    rounds::simulate(db, snapshot, days.first, days.last, tell);
    if (!common.json && totals.messages() > 0)
        totals.print();
    if (!common.json)
        std::cout << fmt::format("{} would be sent from {} to {}.\n", how_many(totals.messages()),
                                 plan::in_words(days.first), plan::in_words(days.last));
    return static_cast<int>(base::exit_code::ok);
}

/// What a simulation tells, and its messages by person.
struct simulated {
    std::vector<rounds::told_line> lines;
    std::map<std::string, int> messages;
    int all = 0;
};

simulated lines_told(store::session& db, const std::shared_ptr<const rounds::snapshot>& snapshot,
                     const range& days) {
    simulated told;
    const auto tell = [&](const rounds::composed& made, const store::round_row& round) {
        rounds::add_lines(told.lines, made, snapshot->zone.today(round.scheduled_for));
        for (const rounds::composed_message& each : made.messages) {
            ++told.messages[each.message.person];
            ++told.all;
        }
    };
    rounds::simulate(db, snapshot, days.first, days.last, tell);
    return told;
}

const char* word_of(rounds::change_kind kind) {
    switch (kind) {
    case rounds::change_kind::added:
        return "added";
    case rounds::change_kind::dropped:
        return "dropped";
    case rounds::change_kind::moved:
        break;
    }
    return "moved";
}

void print(const common_options& common, const std::vector<rounds::told_change>& changes) {
    table rows({"Day", "Change", "Person", "Item", "Rule", "Was on"});
    for (const rounds::told_change& each : changes) {
        const bool is_moved = each.kind == rounds::change_kind::moved;
        if (common.json) {
            nlohmann::ordered_json line{{"change", word_of(each.kind)},
                                        {"on", plan::to_iso(each.line.on)},
                                        {"person", each.line.person},
                                        {"item", each.line.item},
                                        {"rule", plan::to_text(each.line.rule)}};
            if (is_moved)
                line["was"] = plan::to_iso(each.was);
            std::cout << line.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace)
                      << "\n";
        }
        rows.add({plan::to_iso(each.line.on), word_of(each.kind), each.line.person, each.line.item,
                  std::string(plan::to_text(each.line.rule)),
                  is_moved ? plan::to_iso(each.was) : std::string()});
    }
    if (!common.json && !rows.empty())
        std::cout << rows.text() << "\n";
}

void print_totals(const simulated& now, const simulated& then) {
    std::map<std::string, std::pair<int, int>> people;
    for (const auto& [person, count] : now.messages)
        people[person].first = count;
    for (const auto& [person, count] : then.messages)
        people[person].second = count;
    table rows({"Messages to", "now", "then", "change"});
    const auto row = [&](const std::string& name, int before, int after) {
        rows.add({name, std::to_string(before), std::to_string(after),
                  after == before ? "." : fmt::format("{:+}", after - before)});
    };
    for (const auto& [person, counts] : people)
        row(person, counts.first, counts.second);
    row("everybody", now.all, then.all);
    std::cout << rows.text() << "\n";
}

int compare(const common_options& common, store::session& db,
            const std::shared_ptr<const rounds::snapshot>& snapshot, const std::string& other,
            const std::string& store, const range& days) {
    // The programmes that the one store lists, whatever store the other settings name.
    const auto changed = app::make_snapshot(load({other, store, common.json}));
    const simulated now = lines_told(db, snapshot, days);
    const simulated then = lines_told(db, changed, days);
    const auto changes = rounds::changes_between(now.lines, then.lines);
    print(common, changes);
    if (common.json)
        return static_cast<int>(base::exit_code::ok);
    print_totals(now, then);
    if (changes.empty())
        std::cout << "Both tell the same people the same things on the same days.\n";
    return static_cast<int>(base::exit_code::ok);
}

} // namespace

int simulate(const common_options& common, const simulate_options& options) {
    const settings::settings settings = load(common);
    const auto snapshot = app::make_snapshot(settings);
    store::session db = open_store(settings);
    const range days = read_range(options);
    return options.against.empty()
               ? list_messages(common, db, snapshot, days)
               : compare(common, db, snapshot, options.against, settings.store.string(), days);
}

} // namespace remembrancer::cli
