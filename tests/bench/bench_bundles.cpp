#include "tests/bench/figures.hpp"
#include "tests/bench/million.hpp"

#include "daemon/rounds/compose.hpp"
#include "daemon/rounds/digest_round.hpp"
#include "daemon/rounds/evaluate.hpp"
#include "daemon/store/rounds.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include <fmt/core.h>

namespace remembrancer::bench {
namespace {

constexpr const char* store_name = "bundles.db";
constexpr const char* copy_name = "bundles-copy.db";
constexpr unsigned owners = 5'000;
constexpr std::size_t late_each = 10;
constexpr int items_woken_in_chunk = 20'000;
constexpr double least_a_second = 2'000;

base::instant round_time() {
    return std::chrono::sys_days(round_day()) + std::chrono::hours(9);
}

/// How messages were made, chunk by chunk.
struct pace {
    double seconds = 0;
    double cpu_seconds = 0;
    double longest_chunk_ms = 0; ///< for as long nothing else gets at the database
    std::size_t messages = 0;

    /// `chunk` says how many it made.
    template <class Chunk>
    void measure(const Chunk& chunk) {
        const double before = thread_cpu_seconds();
        const double taken = seconds_of([&] { messages += chunk(); });
        cpu_seconds += thread_cpu_seconds() - before;
        seconds += taken;
        longest_chunk_ms = std::max(longest_chunk_ms, 1e3 * taken);
    }
    [[nodiscard]] double a_second() const { return static_cast<double>(messages) / seconds; }
    [[nodiscard]] double a_cpu_second() const {
        return static_cast<double>(messages) / cpu_seconds;
    }
};

/// A round that everybody is told something in, to its last message.
class telling_round {
public:
    telling_round(const std::string& path, std::size_t late) : db_(path), late_(late) {
        store::transaction opening(db_);
        const auto round = store::open_round(db_, "daily", round_time(), round_time()).value();
        opening.commit();
        in_ = rounds::prepare_round(db_, people_, plain_snapshot(), round);
    }

    /// Looks at everything; how long the chunks take that hold what is late, which come first.
    pace decide() {
        pace of_late;
        pace of_rest;
        std::size_t looked_at = 0;
        for (bool more = true; more;) {
            (looked_at < late_ ? of_late : of_rest).measure([&] {
                const rounds::evaluated done =
                    rounds::evaluate_chunk(db_, *in_, kept_, rounds::subjects_in_chunk);
                looked_at += static_cast<std::size_t>(done.subjects);
                more = done.more;
                return std::size_t{0};
            });
        }
        db_.checkpoint();
        return of_late;
    }

    /// As after a crash: what was decided is in the store alone.
    pace tell_without_lines() {
        rounds::kept_lines none;
        return tell(none);
    }
    pace tell() { return tell(kept_); }

    void hold() {
        while (rounds::wake_chunk(db_, items_woken_in_chunk)) {
        }
        (void)decide();
        (void)tell();
        store::transaction closing(db_);
        store::close_round(db_, in_->round.id, round_time());
        closing.commit();
        db_.checkpoint();
    }

private:
    pace tell(rounds::kept_lines& kept) {
        pace found;
        std::string after;
        for (bool more = true; more;) {
            found.measure([&] {
                const rounds::composed made = rounds::compose_chunk(
                    db_, *in_, kept, round_time(), after, rounds::recipients_in_chunk, {});
                after = made.last_recipient;
                more = made.more;
                return made.messages.size();
            });
        }
        if (found.messages < owners * 9 / 10)
            throw std::runtime_error(fmt::format("composed only {} messages", found.messages));
        return found;
    }

    store::session db_;
    std::size_t late_;
    rounds::people_cache people_;
    std::shared_ptr<const rounds::scope> in_;
    rounds::kept_lines kept_;
};

rounds::digest_settings weeks() {
    rounds::digest_settings sent;
    sent.kind = plan::digest_kind::week;
    return sent;
}

/// A round that sends everybody their week: the search for what belongs in whose, and the messages.
pace send_weeks(const std::string& path) {
    store::session db(path);
    rounds::people_cache people;
    rounds::snapshot settings = *plain_snapshot();
    settings.schedules.front().name = "weeks";
    settings.schedules.front().digest = weeks();
    store::transaction opening(db);
    const auto round = store::open_round(db, "weeks", round_time(), round_time()).value();
    opening.commit();
    const auto in = rounds::prepare_round(
        db, people, std::make_shared<const rounds::snapshot>(std::move(settings)), round);
    rounds::digest_round digest(in);
    pace found;
    for (bool more = true; more;)
        found.measure([&] {
            more = digest.look(db);
            return std::size_t{0};
        });
    for (bool more = true; more;) {
        found.measure([&] {
            const rounds::composed made = digest.compose(db, round_time(), {});
            more = made.more;
            return made.messages.size();
        });
    }
    return found;
}

std::string copy_of_store(const scratch_folder& in) {
    in.remove_store(copy_name);
    std::filesystem::copy_file(in.file(store_name), in.file(copy_name));
    return in.file(copy_name);
}

void measure_weeks(const effort& how, const reporter& report) {
    const scratch_folder in;
    const std::size_t late = std::min(how.items, owners * late_each);
    {
        store::session db(in.file(store_name));
        fill_store(db, {how.items, owners, late, true});
    }
    const pace without_rounds = send_weeks(copy_of_store(in));
    telling_round(in.file(store_name), late).hold();
    forget_peak();
    const pace one = send_weeks(in.file(store_name));
    report({"j", fmt::format("weeks of {} owners of {} items", one.messages, how.items), "1/s",
            one.a_second(), 0, one.a_second(), least_a_second, true,
            fmt::format("{:.0f} a CPU second; with the search for them; longest chunk {:.0f} ms; "
                        "{:.0f} MB at the most; {:.0f} where no round has looked at the items",
                        one.a_cpu_second(), one.longest_chunk_ms, peak_megabytes(),
                        without_rounds.a_second())});
}

} // namespace

void measure_bundles(const effort& how, const wanted& figures, const reporter& report) {
    if (figures.contains("j"))
        measure_weeks(how, report);
    if (!figures.contains("i"))
        return;
    const scratch_folder in;
    const std::size_t late = std::min(how.items, owners * late_each);
    {
        store::session db(in.file(store_name));
        fill_store(db, {how.items, owners, late, true});
    }
    std::vector<double> paces;
    std::vector<double> of_cpu;
    std::vector<double> with_deciding;
    std::vector<double> chunks;
    pace one;
    forget_peak();
    for (int i = 0; i < how.repeats; ++i) {
        telling_round round(copy_of_store(in), late);
        const pace deciding = round.decide();
        one = round.tell();
        paces.push_back(one.a_second());
        of_cpu.push_back(one.a_cpu_second());
        with_deciding.push_back(static_cast<double>(one.messages) /
                                (one.seconds + deciding.seconds));
        chunks.push_back(one.longest_chunk_ms);
    }
    const double peak = peak_megabytes();
    telling_round resumed(copy_of_store(in), late);
    (void)resumed.decide();
    const pace after_crash = resumed.tell_without_lines();
    const double made = median(paces);
    report({"i",
            fmt::format("messages to {} of {} owners of {} items", one.messages, owners, how.items),
            "1/s", made, 0, made, least_a_second, true,
            fmt::format("{:.0f} a CPU second; {} items late each on average; longest chunk {:.0f} "
                        "ms; {:.0f} MB at the most; {:.0f} with the deciding of what they tell; "
                        "{:.0f} taken up after a crash",
                        median(of_cpu), late_each, median(chunks), peak, median(with_deciding),
                        after_crash.a_second())});
}

} // namespace remembrancer::bench
