#include "tests/bench/drain.hpp"

#include "connectors/webhook/payload.hpp"
#include "daemon/base/real_clock.hpp"
#include "daemon/outbox/dispatcher.hpp"
#include "daemon/store/database.hpp"
#include "daemon/store/outbox.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/million.hpp"
#include "tests/bench/sync_count.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <stdexcept>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace remembrancer::bench {
namespace {

constexpr int messages_a_commit = 5000;

/// What is still to be accepted.
struct countdown {
    int left = 0;
    std::string failure;
    std::function<void()> when_all;
};

/// Passes everything on, and says when all has been accepted.
class counting_connector final : public connectors::connector {
public:
    counting_connector(connectors::connector& to, countdown& of) : to_(to), of_(of) {}

    boost::asio::awaitable<plan::send_outcome> send(const connectors::delivery& what) override {
        plan::send_outcome outcome = co_await to_.send(what);
        if (outcome.verdict != plan::verdict::accepted && of_.failure.empty()) {
            of_.failure = "a message was not accepted: " + outcome.detail;
            of_.when_all();
        }
        if (--of_.left == 0)
            of_.when_all();
        co_return outcome;
    }

    [[nodiscard]] connectors::sending_limits limits() const override { return to_.limits(); }

private:
    connectors::connector& to_;
    countdown& of_;
};

} // namespace

plan::message model_with_payload_of(std::size_t bytes) {
    plan::message model;
    model.kind = plan::message_kind::test;
    model.programme = "Programme";
    model.person = "Owner";
    model.today = round_day();
    const std::size_t empty = webhook::payload(model).size();
    for (std::size_t more = 1; webhook::payload(model).size() < bytes; ++more) {
        if (empty + more > 2 * bytes)
            throw std::logic_error("no note gives a payload of this size");
        model.note += 'x';
    }
    return model;
}

void fill_outbox(store::session& db, const std::string& destination, int count,
                 const plan::message& model, const std::string& address) {
    store::new_message message;
    message.person = model.person;
    message.channel = destination;
    message.destination = destination;
    message.address = address;
    message.kind = model.kind;
    message.model = plan::to_json(model);
    message.created = message.due =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) -
        std::chrono::minutes(1);
    for (int made = 0; made < count;) {
        store::transaction all(db);
        for (int i = 0; i < messages_a_commit && made < count; ++i, ++made) {
            message.key = destination + "-" + std::to_string(made);
            std::ranges::replace(message.key, ':', '-');
            if (!store::insert_message(db, message))
                throw std::runtime_error("the message is there already");
        }
        all.commit();
    }
    db.checkpoint();
}

drained drain(const std::string& path, const std::vector<std::string>& destinations, int count,
              const outbox::outbox_settings& settings, const connector_maker& make) {
    boost::asio::io_context io(1);
    base::real_clock clock(io.get_executor());
    store::database db{store::session(path)};
    const auto connectors = make(io.get_executor());
    outbox::dispatcher* running = nullptr;
    drained done;
    const auto begun = std::chrono::steady_clock::now();
    countdown left{
        count, {}, [&] {
            done.accepted_seconds =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
            running->stop();
        }};
    std::deque<counting_connector> counted;
    outbox::dispatcher::connector_map all;
    for (const auto& [name, connector] : connectors) {
        const bool counts = std::ranges::find(destinations, name) != destinations.end();
        all[name] = counts ? &counted.emplace_back(*connector, left) : connector.get();
    }
    outbox::dispatcher dispatcher(io.get_executor(), clock, db, all, settings,
                                  [](auto&, const auto&, auto) { return std::nullopt; });
    running = &dispatcher;

    std::exception_ptr failed;
    const long long syncs_before = syncs();
    const double cpu_before = own_cpu_seconds();
    done.seconds = seconds_of([&] {
        bool ended = false;
        boost::asio::co_spawn(io, dispatcher.run(), [&](std::exception_ptr error) {
            failed = std::move(error);
            ended = true;
        });
        while (!ended && io.run_one() > 0) {
        }
    });
    done.cpu_seconds = own_cpu_seconds() - cpu_before;
    done.syncs = syncs() - syncs_before;
    if (failed)
        std::rethrow_exception(failed);
    if (!left.failure.empty())
        throw std::runtime_error(left.failure);
    return done;
}

} // namespace remembrancer::bench
