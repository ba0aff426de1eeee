#include "daemon/rounds/round.hpp"

#include "daemon/base/crash_point.hpp"
#include "daemon/base/log.hpp"
#include "daemon/rounds/digest_round.hpp"
#include "daemon/rounds/evaluate.hpp"
#include "daemon/rounds/weekly_list.hpp"

namespace remembrancer::rounds {
namespace {

constexpr int items_woken_in_chunk = 20000;

void close(store::session& db, const store::round_row& round, base::instant now) {
    base::crash_point("round.before_close");
    store::transaction all(db);
    store::close_round(db, round.id, now);
    all.commit();
}

bool is_stopping(const round_tools& tools) {
    return tools.stopping && tools.stopping();
}

boost::asio::awaitable<void> wake_all(round_tools& tools) {
    for (bool more = true; more && !is_stopping(tools);) {
        auto wake = [](store::session& db) { return wake_chunk(db, items_woken_in_chunk); };
        more = co_await tools.db.run(std::move(wake));
    }
}

boost::asio::awaitable<void> plan_list(round_tools& tools, std::shared_ptr<const scope> in) {
    if (is_stopping(tools))
        co_return;
    auto list = [in](store::session& db) { plan_weekly_list(db, *in); };
    co_await tools.db.run(std::move(list));
}

boost::asio::awaitable<void> evaluate_all(round_tools& tools, std::shared_ptr<const scope> in,
                                          std::shared_ptr<kept_lines> kept) {
    for (bool more = true; more && !is_stopping(tools);) {
        auto job = [in, kept](store::session& db) {
            return evaluate_chunk(db, *in, *kept, subjects_in_chunk);
        };
        const evaluated done = co_await tools.db.run(std::move(job));
        more = done.more;
    }
}

/// Makes the next messages, in one transaction.
using next_messages = std::function<composed(store::session&, base::instant now, places free)>;

/// Those of what was found, by recipient.
next_messages of_alerts(std::shared_ptr<const scope> in, std::shared_ptr<kept_lines> kept) {
    return [in = std::move(in), kept = std::move(kept),
            after = std::string()](store::session& db, base::instant now, places free) mutable {
        composed made =
            compose_chunk(db, *in, *kept, now, after, recipients_in_chunk, std::move(free));
        after = made.last_recipient;
        return made;
    };
}

next_messages of_digest(std::shared_ptr<digest_round> of) {
    return [of = std::move(of)](store::session& db, base::instant now, places free) {
        return of->compose(db, now, std::move(free));
    };
}

boost::asio::awaitable<void> look_at_all(round_tools& tools, std::shared_ptr<digest_round> of) {
    for (bool more = true; more && !is_stopping(tools);) {
        auto job = [of](store::session& db) { return of->look(db); };
        more = co_await tools.db.run(std::move(job));
    }
}

boost::asio::awaitable<int> compose_all(round_tools& tools, std::shared_ptr<const scope> in,
                                        std::shared_ptr<next_messages> next) {
    int messages = 0;
    for (bool more = true; more && !is_stopping(tools);) {
        places free;
        for (const channel_settings& channel : in->settings->channels)
            free[channel.destination] =
                tools.dispatcher.reserve(channel.destination, recipients_in_chunk);
        const base::instant now = tools.clock.now();
        auto job = [next, now, free](store::session& db) { return (*next)(db, now, free); };
        composed made;
        std::exception_ptr failed;
        try {
            made = co_await tools.db.run(std::move(job));
        } catch (...) {
            failed = std::current_exception();
        }
        // The places go back whatever became of the chunk.
        for (const auto& [destination, reserved] : free)
            tools.dispatcher.adopt(destination, reserved, std::move(made.claimed[destination]));
        if (failed) {
            // The chunks before it stand, and hold more than had reserved places.
            if (messages > 0)
                tools.dispatcher.nudge();
            std::rethrow_exception(failed);
        }
        if (tools.tell && !made.messages.empty())
            tools.tell(made, in->round);
        messages += static_cast<int>(made.messages.size());
        more = made.more;
    }
    co_return messages;
}

} // namespace

boost::asio::awaitable<void>
hold_round(round_tools& tools, std::shared_ptr<const snapshot> settings, store::round_row round) {
    auto prepare = [people = tools.people, settings, round](store::session& db) {
        return prepare_round(db, *people, settings, round);
    };
    const auto in = co_await tools.db.run(std::move(prepare));
    auto next = std::make_shared<next_messages>();
    if (in->digest != nullptr) {
        const auto digest = std::make_shared<digest_round>(in);
        co_await look_at_all(tools, digest);
        *next = of_digest(digest);
    } else {
        if (!in->is_immediate) {
            co_await wake_all(tools);
            co_await plan_list(tools, in);
        }
        const auto kept = std::make_shared<kept_lines>();
        co_await evaluate_all(tools, in, kept);
        *next = of_alerts(in, kept);
    }
    const int messages = co_await compose_all(tools, in, next);
    if (messages > 0)
        tools.dispatcher.nudge();
    if (is_stopping(tools)) {
        base::log_info("round interrupted; the next start goes on with it",
                       {{"schedule", round.schedule},
                        {"scheduled_for", base::to_iso(round.scheduled_for)},
                        {"messages", messages}});
        co_return;
    }
    const base::instant now = tools.clock.now();
    auto end = [round, now](store::session& db) { close(db, round, now); };
    co_await tools.db.run(std::move(end));
    base::log_info("round held", {{"schedule", round.schedule},
                                  {"scheduled_for", base::to_iso(round.scheduled_for)},
                                  {"messages", messages}});
}

void hold_round_now(store::session& db, people_cache& people,
                    std::shared_ptr<const snapshot> settings, const store::round_row& round,
                    const on_messages& tell) {
    const auto in = prepare_round(db, people, std::move(settings), round);
    next_messages next;
    if (in->digest != nullptr) {
        const auto digest = std::make_shared<digest_round>(in);
        while (digest->look(db)) {
        }
        next = of_digest(digest);
    } else {
        if (!in->is_immediate) {
            while (wake_chunk(db, items_woken_in_chunk)) {
            }
            plan_weekly_list(db, *in);
        }
        const auto kept = std::make_shared<kept_lines>();
        while (evaluate_chunk(db, *in, *kept, subjects_in_chunk).more) {
        }
        next = of_alerts(in, kept);
    }
    for (bool more = true; more;) {
        const composed made = next(db, round.scheduled_for, {});
        tell(made, round);
        more = made.more;
    }
    store::transaction all(db);
    store::accept_everything(db);
    store::close_round(db, round.id, round.scheduled_for);
    all.commit();
}

} // namespace remembrancer::rounds
