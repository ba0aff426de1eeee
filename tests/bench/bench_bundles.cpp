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
constexpr int recipients_in_chunk = 32; // as a round has it
constexpr double least_a_second = 2'000;

base::instant round_time() {
    return std::chrono::sys_days(round_day()) + std::chrono::hours(9);
}

/// The round's first half: everything is looked at, and what is to be told stands in the store.
void decide(const std::string& path, std::size_t items) {
    store::session db(path);
    fill_store(db, {items, owners, std::min(items, owners * late_each)});
    store::transaction opening(db);
    const auto round = store::open_round(db, "daily", round_time(), round_time()).value();
    opening.commit();
    rounds::people_cache people;
    const auto in = rounds::prepare_round(db, people, plain_snapshot(), round);
    while (rounds::evaluate_chunk(db, *in, rounds::subjects_in_chunk).more) {
    }
    db.checkpoint();
}

struct pace {
    double a_second = 0;
    double longest_chunk_ms = 0; ///< for as long nothing else gets at the database
    std::size_t messages = 0;
};

pace compose_all(const std::string& path) {
    store::session db(path);
    rounds::people_cache people;
    const auto round = store::open_rounds(db).at(0);
    const auto in = rounds::prepare_round(db, people, plain_snapshot(), round);
    pace found;
    double seconds = 0;
    std::string after;
    for (bool more = true; more;) {
        rounds::composed made;
        const double chunk = seconds_of([&] {
            made = rounds::compose_chunk(db, *in, round_time(), after, recipients_in_chunk, {});
        });
        seconds += chunk;
        found.longest_chunk_ms = std::max(found.longest_chunk_ms, 1e3 * chunk);
        found.messages += made.messages.size();
        after = made.last_recipient;
        more = made.more;
    }
    found.a_second = static_cast<double>(found.messages) / seconds;
    return found;
}

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
    double seconds = 0;
    const auto timed = [&](const auto& work) {
        const double chunk = seconds_of(work);
        seconds += chunk;
        found.longest_chunk_ms = std::max(found.longest_chunk_ms, 1e3 * chunk);
    };
    for (bool more = true; more;)
        timed([&] { more = digest.look(db); });
    for (bool more = true; more;) {
        timed([&] {
            const rounds::composed made = digest.compose(db, round_time(), {});
            found.messages += made.messages.size();
            more = made.more;
        });
    }
    found.a_second = static_cast<double>(found.messages) / seconds;
    return found;
}

void measure_weeks(const effort& how, const reporter& report) {
    const scratch_folder in;
    {
        store::session db(in.file(store_name));
        fill_store(db, {how.items, owners, std::min(how.items, owners * late_each)});
    }
    const pace one = send_weeks(in.file(store_name));
    report(
        {"j", fmt::format("weeks of {} owners of {} items", one.messages, how.items), "1/s",
         one.a_second, 0, one.a_second, least_a_second, true,
         fmt::format("with the search for them; longest chunk {:.0f} ms", one.longest_chunk_ms)});
}

} // namespace

void measure_bundles(const effort& how, const wanted& figures, const reporter& report) {
    if (figures.contains("j"))
        measure_weeks(how, report);
    if (!figures.contains("i"))
        return;
    const scratch_folder in;
    decide(in.file(store_name), how.items);
    std::vector<double> paces;
    std::vector<double> chunks;
    std::size_t messages = 0;
    for (int i = 0; i < how.repeats; ++i) {
        in.remove_store(copy_name);
        std::filesystem::copy_file(in.file(store_name), in.file(copy_name));
        const pace one = compose_all(in.file(copy_name));
        if (one.messages < owners * 9 / 10)
            throw std::runtime_error(fmt::format("composed only {} messages", one.messages));
        paces.push_back(one.a_second);
        chunks.push_back(one.longest_chunk_ms);
        messages = one.messages;
    }
    const double pace = median(paces);
    report({"i",
            fmt::format("messages to {} of {} owners of {} items", messages, owners, how.items),
            "1/s", pace, 0, pace, least_a_second, true,
            fmt::format("{} items late each on average; longest chunk {:.0f} ms", late_each,
                        median(chunks))});
}

} // namespace remembrancer::bench
