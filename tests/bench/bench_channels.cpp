#include "tests/bench/drain.hpp"
#include "tests/bench/figures.hpp"

#include "connectors/kit/http_channel.hpp"
#include "connectors/slack/slack.hpp"
#include "daemon/store/session.hpp"
#include "tests/connectors/channel_samples.hpp"
#include "tests/support/sink_process.hpp"

#include <algorithm>
#include <stdexcept>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <fmt/core.h>

namespace remembrancer::bench {
namespace {

constexpr double least_bundles = 10'000;
constexpr double least_share = 0.95;
constexpr int healthy = 5;
constexpr const char* store_name = "channels.db";

using connector_map = std::map<std::string, std::unique_ptr<connectors::connector>>;

plan::message a_bundle() {
    const auto all = tests::usual_messages();
    const auto found =
        std::ranges::find(all, "bundle", &std::pair<std::string, plan::message>::first);
    return found->second;
}

struct bundle_rates {
    double by_processor = 0; ///< a second of this thread's processor time
    double by_clock = 0;
};

/// From the model to the bytes of the requests, as a send does it.
bundle_rates bundles_a_second(const tests::channel_sample& sample, const plan::message& model,
                              int count) {
    const auto dialect = sample.kind->make(sample.settings);
    const connectors::delivery what{"bench-1", sample.handle,
                                    std::make_shared<const plan::message>(model), false};
    const std::chrono::sys_seconds now{std::chrono::seconds(1'543'998'600)};
    std::size_t bytes = 0;
    const double before = thread_cpu_seconds();
    const double seconds = seconds_of([&] {
        for (int i = 0; i < count; ++i) {
            const render::chat_words words = render::words_for_chat(model, {});
            for (const kit::channel_request& each : dialect->compose({what, words, now}).requests)
                bytes += each.body.size();
        }
    });
    const double processor_seconds = thread_cpu_seconds() - before;
    if (bytes == 0)
        throw std::runtime_error("a kind of channel writes nothing");
    return {count / processor_seconds, count / seconds};
}

/// Tells samples of one kind apart.
std::string door_of(const tests::channel_sample& sample) {
    if (!sample.way.empty())
        return fmt::format(" ({})", sample.way);
    return sample.settings.token.empty() ? "" : " (api)";
}

void report_bundles(const effort& how, const reporter& report) {
    const plan::message model = a_bundle();
    for (const tests::channel_sample& sample : tests::channel_samples()) {
        std::vector<double> by_processor;
        std::vector<double> by_clock;
        for (int i = 0; i < how.repeats; ++i) {
            const bundle_rates found = bundles_a_second(sample, model, how.posts / 4);
            by_processor.push_back(found.by_processor);
            by_clock.push_back(found.by_clock);
        }
        const double rate = median(by_processor);
        report({"k",
                fmt::format("bundles of {} items for {}{}", model.items.size(), sample.kind->name,
                            door_of(sample)),
                "1/s", rate, 0, rate, least_bundles, true,
                fmt::format("words and payload, by one core's processor time; {:.0f} by the clock",
                            median(by_clock))});
    }
}

kit::channel_settings to_port(std::uint16_t port, const std::string& name) {
    kit::channel_settings settings;
    settings.kind = slack::kind.name;
    settings.name = name;
    settings.url = base::secret("http://127.0.0.1:" + std::to_string(port) + "/" + name);
    settings.allow_http = true;
    settings.allow_private_addresses = true;
    settings.in_flight = 8;
    settings.per_second = 0;
    return settings;
}

/// All share one client, as in the daemon.
class channel_with_client final : public connectors::connector {
public:
    channel_with_client(std::shared_ptr<transfer::http_client> client,
                        const kit::channel_settings& settings)
        : client_(std::move(client)), channel_(slack::kind, settings, *client_, {}) {}

    boost::asio::awaitable<plan::send_outcome> send(const connectors::delivery& what) override {
        return channel_.send(what);
    }
    [[nodiscard]] connectors::sending_limits limits() const override { return channel_.limits(); }

private:
    std::shared_ptr<transfer::http_client> client_;
    kit::http_channel channel_;
};

/// A port that takes connections, as many as the system queues, and never says a word.
class silent_port {
public:
    silent_port() : listens_(io_, {boost::asio::ip::address_v4::loopback(), 0}) {}
    [[nodiscard]] std::uint16_t port() const { return listens_.local_endpoint().port(); }

private:
    boost::asio::io_context io_;
    boost::asio::ip::tcp::acceptor listens_;
};

/// Messages a second through the healthy channels; with `dead`, beside one that never answers.
double healthy_rate(const scratch_folder& in, std::uint16_t port, int count, bool with_dead) {
    in.remove_store(store_name);
    std::vector<std::string> names;
    const silent_port silent;
    const plan::message model = a_bundle();
    {
        store::session db(in.file(store_name));
        for (int i = 0; i < healthy; ++i) {
            names.push_back(fmt::format("slack-{}", i));
            fill_outbox(db, names.back(), count / healthy, model);
        }
        if (with_dead)
            fill_outbox(db, "dead", count / healthy, model);
    }
    const auto make = [&](const boost::asio::any_io_executor& main) {
        connector_map all;
        const auto client =
            std::make_shared<transfer::http_client>(main, transfer::http_settings{});
        for (const std::string& name : names)
            all[name] = std::make_unique<channel_with_client>(client, to_port(port, name));
        all["dead"] = std::make_unique<channel_with_client>(client, to_port(silent.port(), "dead"));
        return all;
    };
    const int all = count / healthy * healthy;
    return all / drain(in.file(store_name), names, all, {}, make).accepted_seconds;
}

void report_dead(const effort& how, const reporter& report) {
    const scratch_folder in;
    const support::sink_process sink;
    const auto rate = [&](bool with_dead) {
        sink.reset();
        return healthy_rate(in, sink.http_port(), how.posts / 2, with_dead);
    };
    const both found = alternate(
        how.repeats, [&] { return rate(true); }, [&] { return rate(false); });
    report(ratio_row("l", "five healthy channels beside a dead one", "1/s", found.ours, found.peer,
                     least_share, true, "against the five by themselves"));
}

} // namespace

void measure_channels(const effort& how, const wanted& figures, const reporter& report) {
    if (figures.contains("k"))
        report_bundles(how, report);
    if (figures.contains("l"))
        report_dead(how, report);
}

} // namespace remembrancer::bench
