// A virtual year: five programmes in one store from July 2019 to June 2020 (both clock changes,
// 29 February, the May Day that was moved to a Friday), hour by hour, with random edits, through
// the daemon's own import and rounds, each round against an oracle that shares no code with them.
// Each programme sends tables of its own, at an hour of its own. Meanwhile items are acknowledged
// and snoozed, and whatever matches is silenced. After an import on a working day comes a round
// that tells at once what cannot wait. Five stores, which differ in ladders, thresholds, times of
// rounds and preferences of readers, take turns by the seed.
//
// The oracle covers all 44 rules (see `is_of_the_oracle`), with plans of milestones, products,
// risks, issues, decisions, reports and measures. The office's weekly list alone is left out of the
// comparison; that there is one is taken from the daemon, for what waits goes along with it. After
// the year what `explain` says of every item is held against every line that was sent, and what it
// says of each tenth message against that message and its lines; right after a round, what it says
// of a paused item, or of somebody's week, against what the oracle kept back.
//
// By hand: REMEMBRANCER_YEAR_SEEDS=2000 REMEMBRANCER_YEAR_ITEMS=400 simulation_tests, and
// REMEMBRANCER_YEAR_FIRST=N to begin at another seed. A failure names its seed, and ends with all
// that was done to the item and to the person.

#include "tests/simulation/daemon_words.hpp"
#include "tests/simulation/daemon_year.hpp"
#include "tests/simulation/kinds_to_see.hpp"
#include "tests/simulation/oracle.hpp"
#include "tests/simulation/random_contacts.hpp"
#include "tests/simulation/random_pauses.hpp"
#include "tests/simulation/random_plan.hpp"
#include "tests/simulation/timetable.hpp"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <map>
#include <set>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::simulation;
using oracle::day;
using oracle::minute;
using oracle::told;

namespace {

int number_from(const char* name, int otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::atoi(text);
}

/// The year of one store. Ends with the first difference.
class store_year {
public:
    store_year(std::uint64_t seed, const setup& of, int items)
        : of_(of), contacts_(seed, of.organisation), pauses_(seed, of), expects_(of.organisation),
          times_(of, expects_.work(), first_day, last_day), daemon_(of, start) {
        const std::size_t programmes = of.organisation.programmes.size();
        for (std::size_t each = 0; each < programmes; ++each) {
            // Another plan for each.
            plans_.emplace_back(seed * programmes + each, of.organisation, each, items);
            plans_.back().edit_hour = plans_.back().plan.below(24);
        }
        import({oracle::kind::milestone, oracle::kind::risk, oracle::kind::issue,
                oracle::kind::report, oracle::kind::measure, oracle::kind::decision,
                oracle::kind::product},
               all_rows(), first_day);
    }

    /// What is wrong; empty when nothing is.
    std::string live() {
        for (minute now = start; now < end && wrong_.empty(); now += 60) {
            const auto today = static_cast<day>(oracle::shown_in_london(now) / 1440);
            const auto hour = oracle::shown_in_london(now) % 1440 / 60;
            for (one_plan& each : plans_) {
                if (each.edit_hour != hour || each.edited == today)
                    continue;
                each.edited = today;
                each.edit_hour = each.plan.below(24);
                each.edited_at = edited_at_ = now;
                if (each.plan.below(2) == 0) // not each day somebody works on it
                    edit(each.plan, today);
            }
            if (one_plan& first = plans_.front(); first.edited_at == now) {
                if (const auto contacts = contacts_.live(today)) {
                    daemon_.import(today, *contacts);
                    expects_.know(*contacts);
                }
                pause(today);
                if (first.plan.below(40) == 0)
                    off_until_ = now + 60 * first.plan.below(60);
            }
            if (now < off_until_)
                continue;
            tick(now);
            if (wrong_.empty() && edited_at_ == now && expects_.work().works(today))
                tick_after_import(now, today);
        }
        if (wrong_.empty())
            wrong_ = daemon_.explain_disagrees(last_day);
        const auto& happened = expects_.happened();
        seen_.insert(happened.begin(), happened.end());
        return wrong_;
    }

    [[nodiscard]] long long lines() const { return lines_; }
    [[nodiscard]] const std::set<std::string>& seen() const { return seen_; }

private:
    static inline const day first_day = oracle::day_of(2019, 7, 1);
    static inline const day last_day = oracle::day_of(2020, 6, 30);
    static inline const minute start = oracle::london(first_day, 0);
    static inline const minute end = oracle::london(last_day + 1, 0);

    struct one_plan {
        one_plan(std::uint64_t seed, const oracle::organisation& in, std::size_t place, int items)
            : plan(seed, in, place, items, first_day) {}

        random_plan plan;
        int edit_hour = 0;
        day edited = first_day;
        minute edited_at = 0;
    };

    void import(const std::set<oracle::kind>& kinds, const std::vector<oracle::row>& rows,
                day today) {
        daemon_.import(today, kinds, rows);
        expects_.import(today, kinds, rows);
    }

    [[nodiscard]] std::vector<oracle::row> all_rows() const {
        std::vector<oracle::row> all;
        for (const one_plan& each : plans_)
            std::ranges::copy(each.plan.rows(), std::back_inserter(all));
        return all;
    }

    /// Each programme sends tables of its own.
    void edit(random_plan& plan, day today) {
        const edits done = plan.live(today);
        if (!done.kinds.empty())
            import(done.kinds, plan.rows(), today);
        for (const oracle::absence& each : done.absences) {
            daemon_.away(each);
            expects_.away(each);
        }
    }

    void pause(day today) {
        const pause_edits paused = pauses_.live(today, all_rows());
        for (const std::size_t each : paused.ended) {
            daemon_.end_pause(each, today - 1);
            expects_.paused().end(each, today - 1);
        }
        for (const oracle::pause& each : paused.begun) {
            daemon_.pause(each);
            expects_.paused().begin(each);
        }
    }

    void tick(minute now) {
        const std::optional<minute> due = times_.due(now);
        const std::optional<held_round> held = daemon_.tick(now);
        if (due.has_value() != held.has_value() || (held && held->scheduled != *due)) {
            wrong_ = "a round at another time than expected at minute " + std::to_string(now);
            return;
        }
        if (!held)
            return;
        const auto today = static_cast<day>(oracle::shown_in_london(*due) / 1440);
        std::set<std::string> listed;
        for (const sent_message& each : held->messages)
            if (each.has_list)
                listed.insert(each.recipient);
        hear(*held, expects_.round(today, listed), today);
        if (wrong_.empty())
            explain(today);
    }

    void tick_after_import(minute now, day today) {
        const std::optional<held_round> held = daemon_.tick_after_import(now);
        const std::set<told> expected = expects_.round_at_once(today);
        if (held)
            hear(*held, expected, today);
        else
            compare(expected, {});
        if (held && !held->messages.empty())
            seen_.insert("told at once after an import");
    }

    void hear(const held_round& held, const std::set<told>& expected, day today) {
        std::set<told> heard;
        std::set<std::string> recipients;
        for (const sent_message& each : held.messages) {
            if (!recipients.insert(each.recipient).second)
                wrong_ += "  two messages to " + each.recipient + "\n";
            check_hours(each, held.scheduled);
            for (const told& line : each.lines) {
                if (is_of_the_oracle(line.rule) && !heard.insert(line).second)
                    wrong_ += "  twice in one message: " + written(line);
            }
        }
        compare(expected, heard);
        if (!wrong_.empty())
            wrong_ = "round of " + oracle::iso(today) + " at minute " +
                     std::to_string(held.scheduled) + "\n" + wrong_;
        lines_ += static_cast<long long>(heard.size());
        for (const told& each : heard) {
            seen_.insert(each.rule + " " + each.reason);
            told_of_[each.ref] += "      " + oracle::iso(today) + " told " + written(each);
        }
    }

    /// Each third round, by turns of an item that is paused, and of somebody's week.
    void explain(day today) {
        const std::size_t turn = ++rounds_ / 6;
        if (rounds_ % 6 == 0)
            wrong_ = daemon_.pauses_disagree(expects_, today, turn);
        if (rounds_ % 6 == 3)
            wrong_ = daemon_.week_disagrees(expects_, whose_week(turn), today);
        if (!wrong_.empty())
            wrong_ = "explained on " + oracle::iso(today) + "\n" + wrong_ + "    pauses\n" +
                     pauses_.story();
    }

    /// Rather somebody from whom a pause keeps something.
    [[nodiscard]] std::string whose_week(std::size_t turn) const {
        for (const oracle::held_back& each : expects_.kept_back())
            if (!each.whose.name.empty() && turn % 2 == 0)
                return each.whose.name;
        const auto& contacts = of_.organisation.contacts;
        return contacts.at(turn % contacts.size()).name;
    }

    void check_hours(const sent_message& message, minute scheduled) {
        const auto quiet = std::ranges::find(of_.quiet, message.recipient, &quiet_person::name);
        minute expected = scheduled;
        if (quiet != of_.quiet.end()) {
            const auto is_quiet = [&](minute at) {
                const auto shown = static_cast<int>(oracle::shown_in_london(at) % 1440);
                return quiet->from < quiet->until ? shown >= quiet->from && shown < quiet->until
                                                  : shown >= quiet->from || shown < quiet->until;
            };
            while (is_quiet(expected))
                ++expected;
        }
        if (message.due != expected)
            wrong_ += "  " + message.recipient + " is told at minute " +
                      std::to_string(message.due) + " instead of " + std::to_string(expected) +
                      "\n";
    }

    void compare(const std::set<told>& expected, const std::set<told>& heard) {
        std::set<std::string> names;
        const auto list = [&](const char* title, const std::set<told>& all,
                              const std::set<told>& others) {
            for (const told& each : all) {
                if (others.contains(each))
                    continue;
                wrong_ += title + written(each);
                names.insert(each.ref);
                names.insert(each.recipient);
            }
        };
        list("  missing: ", expected, heard);
        list("  extra:   ", heard, expected);
        if (!names.empty())
            wrong_ += "    contacts\n" + contacts_.story() + "    pauses\n" + pauses_.story();
        for (const std::string& each : names) {
            wrong_ += "    " + each + "\n";
            for (const one_plan& one : plans_)
                wrong_ += one.plan.story_around(each);
            wrong_ += told_of_[each];
        }
    }

    static std::string written(const told& line) {
        return line.recipient + ": " + line.ref + " " + line.rule + " " + line.reason + " step " +
               std::to_string(line.step) + "\n";
    }

    const setup& of_;
    std::deque<one_plan> plans_;
    random_contacts contacts_;
    random_pauses pauses_;
    oracle::oracle expects_;
    timetable times_;
    daemon_year daemon_;
    minute off_until_ = 0;
    std::size_t rounds_ = 0;
    minute edited_at_ = 0;
    std::string wrong_;
    long long lines_ = 0;
    std::set<std::string> seen_;
    std::map<std::string, std::string> told_of_; ///< by ref, for the story of what is wrong
};

} // namespace

TEST_CASE("a year of five programmes: nothing missing, extra or twice, and each line explained") {
    const int seeds = number_from("REMEMBRANCER_YEAR_SEEDS", REMEMBRANCER_YEAR_SEEDS);
    const int first = number_from("REMEMBRANCER_YEAR_FIRST", 1);
    const int items = number_from("REMEMBRANCER_YEAR_ITEMS", 6);
    long long lines = 0;
    std::set<std::string> seen;
    for (int seed = first; seed < first + seeds; ++seed) {
        const setup& of = setups().at(static_cast<std::size_t>(seed) % setups().size());
        store_year year(static_cast<std::uint64_t>(seed), of, items);
        const std::string wrong = year.live();
        CHECK_MESSAGE(wrong.empty(), "seed " << seed << ", store " << of.name << ", " << wrong);
        lines += year.lines();
        seen.insert(year.seen().begin(), year.seen().end());
    }
    MESSAGE(seeds << " seeds from " << first << ", " << items << " items a programme: " << lines
                  << " lines compared");
    CHECK(lines > 1500LL * seeds);
    for (const char* each : kinds_to_see) {
        CAPTURE(each);
        CHECK(seen.contains(each));
    }
}
