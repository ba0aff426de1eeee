#include "tests/bench/bare_table.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/million.hpp"
#include "tests/bench/sync_count.hpp"

#include "daemon/rounds/evaluate.hpp"
#include "daemon/rounds/round.hpp"

#include <filesystem>
#include <stdexcept>

#include <fmt/core.h>

namespace remembrancer::bench {
namespace {

constexpr const char* store_name = "million.db";
constexpr const char* copy_name = "copy.db";

/// Opens the rounds of one Wednesday morning, a second apart: each has a time of its own.
class round_opener {
public:
    store::round_row open(store::session& db) {
        const base::instant at = std::chrono::sys_days(round_day()) + std::chrono::hours(9) +
                                 std::chrono::seconds(++opened_);
        store::transaction all(db);
        const auto round = store::open_round(db, "daily", at, at);
        all.commit();
        if (!round)
            throw std::runtime_error("the round is there already");
        return *round;
    }

private:
    int opened_ = 0;
};

double full_evaluation(const std::string& path, round_opener& opener, std::size_t items) {
    store::session db(path);
    const auto round = opener.open(db);
    rounds::people_cache people;
    const auto in = rounds::prepare_round(db, people, plain_snapshot(), round);
    std::size_t seen = 0;
    rounds::kept_lines kept;
    const double taken = seconds_of([&] {
        for (bool more = true; more;) {
            const rounds::evaluated done =
                rounds::evaluate_chunk(db, *in, kept, rounds::subjects_in_chunk);
            seen += static_cast<std::size_t>(done.subjects);
            more = done.more;
        }
    });
    if (seen != items)
        throw std::runtime_error(fmt::format("looked at {} items of {}", seen, items));
    return taken;
}

void copy_store(const scratch_folder& in) {
    in.remove_store(copy_name);
    std::filesystem::copy_file(in.file(store_name), in.file(copy_name));
}

void measure_evaluation(const effort& how, const scratch_folder& in, round_opener& opener,
                        const reporter& report) {
    const std::string path = in.file(store_name);
    double at_once = 0;
    const both taken = alternate(
        how.repeats,
        [&] {
            wake_all(path);
            return full_evaluation(path, opener, how.items);
        },
        [&] {
            wake_all(path);
            copy_store(in);
            return bare_read_and_update(in.file(copy_name));
        });
    wake_all(path);
    copy_store(in);
    at_once = bare_read_and_update_at_once(in.file(copy_name));
    report(ratio_row("b", fmt::format("first evaluation of {} items", how.items), "s", taken.ours,
                     taken.peer, 3, false,
                     fmt::format("bare SQLite with one UPDATE for all: {:.2f} s", at_once)));
}

void measure_quiet_round(const effort& how, const scratch_folder& in, round_opener& opener,
                         const reporter& report) {
    store::session db(in.file(store_name));
    const auto settings = plain_snapshot();
    rounds::people_cache people;
    const auto hold = [&](const store::round_row& round) {
        rounds::hold_round_now(db, people, settings, round, [](const auto&, const auto&) {});
    };
    // The first holds the memory of the fingerprint; like the daemon's second round of a day it is
    // not the one that is measured.
    hold(opener.open(db));
    const long long before = syncs();
    hold(opener.open(db));
    const long long in_round = syncs() - before;
    const both taken = alternate(
        20 * how.repeats, [&] { return 1e3 * seconds_of([&] { hold(opener.open(db)); }); },
        [&] {
            return 1e3 * seconds_of([&] {
                       const auto round = opener.open(db);
                       store::transaction all(db);
                       store::close_round(db, round.id, round.scheduled_for);
                       all.commit();
                   });
        });
    report(limit_row(
        "a", fmt::format("round on {} items, none due, beyond its record", how.items), "ms",
        taken.ours - taken.peer, 1,
        fmt::format("{:.2f} ms against {:.2f} ms, {} syncs", taken.ours, taken.peer, in_round)));
}

} // namespace

void measure_rounds(const effort& how, const wanted& figures, const reporter& report) {
    if (!figures.contains("a") && !figures.contains("b"))
        return;
    const scratch_folder in;
    round_opener opener;
    {
        store::session db(in.file(store_name));
        fill_store(db, {how.items});
    }
    if (figures.contains("b"))
        measure_evaluation(how, in, opener, report);
    if (figures.contains("a")) {
        wake_all(in.file(store_name));
        full_evaluation(in.file(store_name), opener, how.items);
        measure_quiet_round(how, in, opener, report);
    }
}

} // namespace remembrancer::bench
