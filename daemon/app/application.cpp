#include "daemon/app/application.hpp"

#include "daemon/app/channels.hpp"
#include "daemon/app/control_socket.hpp"
#include "daemon/app/make_snapshot.hpp"
#include "daemon/app/office_notice.hpp"
#include "daemon/app/service_manager.hpp"
#include "daemon/app/store_lock.hpp"
#include "daemon/base/error.hpp"
#include "daemon/base/fast_clock.hpp"
#include "daemon/base/log.hpp"
#include "daemon/base/real_clock.hpp"
#include "daemon/outbox/dispatcher.hpp"
#include "daemon/rounds/another_channel.hpp"
#include "daemon/rounds/send_log.hpp"
#include "daemon/rounds/ticker.hpp"
#include "daemon/store/listed_programmes.hpp"

#include <csignal>
#include <fstream>
#include <mutex>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

namespace remembrancer::app {
namespace {

std::unique_ptr<base::clock> make_clock(boost::asio::any_io_executor executor,
                                        const run_options& options) {
    if (!options.clock_start)
        return std::make_unique<base::real_clock>(std::move(executor));
    return std::make_unique<base::fast_clock>(std::move(executor), *options.clock_start,
                                              options.clock_speed);
}

/// What the main thread last read of the settings, for the database thread, whose turns go on while
/// it reads them again. The pointer alone is guarded: what it points to never changes.
class shared_snapshot {
public:
    explicit shared_snapshot(std::shared_ptr<const rounds::snapshot> first)
        : newest_(std::move(first)) {}

    void put(std::shared_ptr<const rounds::snapshot> newer) {
        const std::lock_guard lock(mutex_);
        newest_ = std::move(newer);
    }
    [[nodiscard]] std::shared_ptr<const rounds::snapshot> get() const {
        const std::lock_guard lock(mutex_);
        return newest_;
    }

private:
    mutable std::mutex mutex_;
    std::shared_ptr<const rounds::snapshot> newest_; ///< guarded by mutex_
};

void log_warnings(const settings::settings& of) {
    for (const settings::fault& each : of.warnings)
        base::log_warning("settings", {{"doubt", settings::to_text(each)}});
}

} // namespace

struct application::parts {
    explicit parts(run_options from)
        : options(std::move(from)), store_path(options.settings.store.string()), lock(store_path),
          snapshot(make_snapshot(options.settings)), newest(snapshot),
          clock(make_clock(io.get_executor(), options)), db(store::session(store_path)),
          reach(io.get_executor(), *clock, options.settings),
          dispatcher(
              io.get_executor(), *clock, db, reach.all(), options.settings.outbox,
              make_office_notice([this] { return newest.get(); }),
              [this](const std::string& person, base::instant when) {
                  return rounds::not_before(*snapshot, person, when);
              },
              rounds::make_other_channels([this] { return newest.get(); })),
          ticker(rounds::round_tools{*clock, db, dispatcher,
                                     [this](const rounds::composed& made,
                                            const store::round_row& round) { log(made, round); }},
                 snapshot, [this] { manager.ready(); }),
          control(io.get_executor(), store_path, [this] { spawn(take_up_import()); }),
          manager(io.get_executor()), signals(io, SIGTERM, SIGINT, SIGHUP) {
        if (!options.send_log.empty())
            open_send_log();
    }

    void open_send_log() {
        send_log.open(options.send_log, std::ios::app);
        if (!send_log)
            throw base::user_error(base::exit_code::io, "cannot write the send log " +
                                                            options.send_log +
                                                            ": check its folder");
    }

    void log(const rounds::composed& made, const store::round_row& round) {
        if (!send_log.is_open() && !options.on_message)
            return;
        for (const rounds::composed_message& message : made.messages) {
            const std::string line =
                rounds::send_log_line(message, round.scheduled_for, snapshot->render);
            if (send_log.is_open())
                send_log << line << '\n';
            if (options.on_message)
                options.on_message(line);
        }
        send_log.flush();
    }

    /// Stop the ticker, then the dispatcher, then what only listens.
    void wind_down() {
        if (std::exchange(winding_down, true))
            return;
        manager.stopping();
        ticker.stop();
        stop_waiting.notify(*clock);
    }

    void listen_for_signals() {
        signals.async_wait([this](boost::system::error_code ec, int signal) {
            if (ec)
                return;
            if (signal == SIGHUP)
                spawn(read_again(true));
            else
                wind_down();
            listen_for_signals();
        });
    }

    void spawn(boost::asio::awaitable<void> task) {
        boost::asio::co_spawn(io, std::move(task), when_ended(false));
    }

    boost::asio::awaitable<void> take_up_import() {
        co_await read_again(false);
        dispatcher.nudge();
        ticker.nudge();
    }

    /// On a signal; and when an import has brought another table of programmes than the one that
    /// the settings were last read with.
    boost::asio::awaitable<void> read_again(bool is_asked) {
        try {
            const auto read = [](store::session& in) { return store::listed_programmes(in); };
            auto listed = co_await db.run(read);
            if (is_asked || listed != last_listed)
                reload(std::move(listed));
        } catch (const store::failure& error) {
            base::log_error("the programmes that the store lists cannot be read; the settings stay",
                            {{"reason", error.what()}});
        }
    }

    void reload(std::vector<plan::listed_programme> listed) {
        manager.reloading();
        last_listed = std::move(listed);
        try {
            // Nothing of them holds before all of them has proved good.
            settings::settings read = options.reload(last_listed);
            auto made = make_snapshot(read);
            dispatcher.open(reach.add_new(read));
            snapshot = std::move(made);
            newest.put(snapshot);
            options.settings = std::move(read);
            log_warnings(options.settings);
            ticker.use(snapshot);
            base::log_info(
                "settings read again; they hold from the next round on, and new channels "
                "are open; what changed of the others holds from the next start");
        } catch (const base::user_error& error) {
            base::log_error("the new settings are not good; the old ones stay",
                            {{"reason", error.what()}});
        }
        manager.ready();
    }

    boost::asio::awaitable<void> hold_rounds() {
        co_await ticker.run();
        dispatcher.stop();
    }

    boost::asio::awaitable<void> end_in_time() {
        const base::instant until = options.until.value_or(base::instant::max());
        (void)co_await clock->wait_until(until, stop_waiting);
        wind_down();
    }

    std::function<void(std::exception_ptr)> when_ended(bool ends_all) {
        return [this, ends_all](std::exception_ptr failed) {
            if (failed && !failure)
                failure = failed;
            if (failed)
                wind_down();
            ended = ended || ends_all || failed != nullptr;
        };
    }

    run_options options;
    std::vector<plan::listed_programme> last_listed = options.settings.listed_programmes;
    std::string store_path;
    store_lock lock;
    boost::asio::io_context io{1};
    std::shared_ptr<const rounds::snapshot> snapshot; ///< for the main thread
    shared_snapshot newest;
    std::unique_ptr<base::clock> clock;
    store::database db;
    channels reach;
    outbox::dispatcher dispatcher;
    rounds::ticker ticker;
    control_socket control;
    service_manager manager;
    boost::asio::signal_set signals;
    std::ofstream send_log;
    base::wake_signal stop_waiting;
    std::exception_ptr failure;
    bool winding_down = false;
    bool ended = false;
};

application::application(run_options options)
    : parts_(std::make_unique<parts>(std::move(options))) {}

application::~application() = default;

void application::run() {
    parts& all = *parts_;
    base::log_info("started", {{"store", all.store_path},
                               {"zone_data", calendar::zone_data_version()},
                               {"now", base::to_iso(all.clock->now())}});
    log_warnings(all.options.settings);
    all.listen_for_signals();
    boost::asio::co_spawn(all.io, all.dispatcher.run(), all.when_ended(true));
    boost::asio::co_spawn(all.io, all.hold_rounds(), all.when_ended(false));
    boost::asio::co_spawn(all.io, all.end_in_time(), all.when_ended(false));
    while (!all.ended && all.io.run_one() > 0) {
    }
    all.signals.cancel();
    all.control.close();
    all.manager.close();
    if (all.failure)
        std::rethrow_exception(all.failure);
    base::log_info("stopped");
}

} // namespace remembrancer::app
