#include "tests/bench/drain.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/watched_daemon.hpp"

#include "tests/support/sink_process.hpp"

#include <algorithm>
#include <fstream>
#include <limits>

#include <fmt/core.h>

namespace remembrancer::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t body_bytes = 300;
constexpr int dead_pending = 5'000;
// Until what happens once after a start has happened.
constexpr std::chrono::seconds settling{3};
constexpr std::uint16_t nobody_listens = 1; // tcpmux

/// A daemon's folder: settings with one webhook at the sink and one that nobody answers.
class site {
public:
    explicit site(std::uint16_t port) {
        std::ofstream(in_.file("secret")) << "whsec_cmVtZW1icmFuY2VyLWJlbmNoLXNlY3JldC0wMTIz";
        std::ofstream out(in_.file("settings.toml"));
        for (const auto& [name, to] : {std::pair("healthy", port), {"dead", nobody_listens}})
            out << fmt::format("[[webhook]]\nname = \"{}\"\nurl = \"http://127.0.0.1:{}/hook\"\n"
                               "allow_http = true\nallow_private_addresses = true\n"
                               "secret_files = [\"secret\"]\n",
                               name, to);
    }

    void clear() const { in_.remove_store("store.db"); }

    void put(const std::string& webhook, int many) const {
        store::session db(in_.file("store.db"));
        fill_outbox(db, "webhook:" + webhook, many, model_with_payload_of(body_bytes));
    }

    [[nodiscard]] watched_daemon start() const {
        return {in_.file(""), in_.file("settings.toml"), in_.file("store.db")};
    }

private:
    scratch_folder in_;
};

/// Waits until `many` have arrived.
void wait_for(watched_daemon& daemon, const support::sink_process& sink, int many) {
    while (sink.counters().ids < static_cast<std::uint64_t>(many))
        daemon.let_run(100ms);
}

/// Messages a second between the first arrival and the last.
double arrival_rate(const support::sink_process& sink) {
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = 0;
    const auto ids = sink.ids();
    for (const support::sink_id& id : ids) {
        first = std::min(first, id.first_ms);
        last = std::max(last, id.last_ms);
    }
    return 1e3 * static_cast<double>(ids.size()) /
           static_cast<double>(std::max<std::int64_t>(last - first, 1));
}

struct idle_cost {
    double cpu_share = 0; ///< of one processor
    double wake_ups = 0;
    double resident_mb = 0;
};

idle_cost cost_of_waiting(watched_daemon& daemon, std::chrono::seconds time) {
    daemon.let_run(settling);
    const process_figures before = daemon.figures();
    daemon.let_run(time);
    const process_figures after = daemon.figures();
    return {(after.cpu_seconds - before.cpu_seconds) / static_cast<double>(time.count()),
            static_cast<double>(after.wake_ups - before.wake_ups), after.resident_mb};
}

void report_idle(const effort& how, const wanted& figures, const reporter& report) {
    const support::sink_process sink;
    const site at(sink.http_port());
    watched_daemon daemon = at.start();
    const idle_cost idle = cost_of_waiting(daemon, how.idle);
    if (figures.contains("f"))
        report(limit_row("f", "memory of an idle daemon, resident", "MB", idle.resident_mb, 25));
    if (figures.contains("g"))
        report(limit_row("g", fmt::format("wake-ups in {} s of nothing to do", how.idle.count()),
                         "count", idle.wake_ups, 0, "without a watchdog"));
}

double peak_of_draining(const site& at, const support::sink_process& sink, int many) {
    at.clear();
    sink.reset();
    at.put("healthy", many);
    watched_daemon daemon = at.start();
    wait_for(daemon, sink, many);
    return daemon.figures().peak_resident_mb;
}

void report_memory(const effort& how, const reporter& report) {
    const support::sink_process sink;
    const site at(sink.http_port());
    const double small = peak_of_draining(at, sink, how.backlog / 10);
    const double large = peak_of_draining(at, sink, how.backlog);
    report(limit_row("f", fmt::format("peak memory draining {}", how.backlog), "MB", large, 60,
                     fmt::format("{:.1f} MB for a tenth of it", small)));
}

void report_dead(const effort& how, const reporter& report) {
    const support::sink_process sink;
    const site at(sink.http_port());
    const auto rate = [&](bool beside_dead) {
        at.clear();
        sink.reset();
        at.put("healthy", how.posts);
        if (beside_dead)
            at.put("dead", dead_pending);
        watched_daemon daemon = at.start();
        wait_for(daemon, sink, how.posts);
        return arrival_rate(sink);
    };
    const both rates = alternate(
        how.repeats, [&] { return rate(true); }, [&] { return rate(false); });
    report(ratio_row("dead", "healthy destination beside a dead one, to itself alone", "1/s",
                     rates.ours, rates.peer, 0.9, true,
                     fmt::format("{} messages wait for the dead one", dead_pending)));

    at.clear();
    at.put("dead", dead_pending);
    watched_daemon daemon = at.start();
    const idle_cost cost = cost_of_waiting(daemon, how.idle);
    report(limit_row("dead", "processor time while a dead one is probed", "%", 100 * cost.cpu_share,
                     1));
    report(limit_row("dead", "wake-ups a second meanwhile", "1/s",
                     cost.wake_ups / static_cast<double>(how.idle.count()), 5));
}

} // namespace

void measure_daemon(const effort& how, const wanted& figures, const reporter& report) {
    if (figures.contains("f") || figures.contains("g"))
        report_idle(how, figures, report);
    if (figures.contains("f"))
        report_memory(how, report);
    if (figures.contains("dead"))
        report_dead(how, report);
}

} // namespace remembrancer::bench
