#include "daemon/rounds/simulate.hpp"
#include "daemon/app/make_snapshot.hpp"
#include "daemon/calendar/week.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/table.hpp"
#include "daemon/render/mail.hpp"
#include "daemon/rounds/send_log.hpp"

#include <iostream>
#include <map>

#include <fmt/format.h>

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

} // namespace

int simulate(const common_options& common, const simulate_options& options) {
    const settings::settings settings = load(common);
    const auto snapshot = app::make_snapshot(settings);
    store::session db = open_store(settings);
    const plan::date first = read_date(options.from, "--from");
    const plan::date last = read_date(options.to, "--to");
    if (last < first)
        throw base::user_error(base::exit_code::usage, "--to: expected a date on or after --from");
    if (last > first + longest)
        throw base::user_error(base::exit_code::usage,
                               "--to: expected a date at most 10 years after --from, found '" +
                                   options.to + "'");
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
    rounds::simulate(db, snapshot, first, last, tell);
    if (!common.json && totals.messages() > 0)
        totals.print();
    if (!common.json)
        std::cout << fmt::format("{} would be sent from {} to {}.\n", how_many(totals.messages()),
                                 plan::in_words(first), plan::in_words(last));
    return static_cast<int>(base::exit_code::ok);
}

} // namespace remembrancer::cli
