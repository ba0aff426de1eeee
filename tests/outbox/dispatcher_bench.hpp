#pragma once

#include "daemon/base/fast_clock.hpp"
#include "daemon/outbox/dispatcher.hpp"
#include "tests/support/scripted_connector.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>

namespace remembrancer::test {

inline const base::instant start =
    std::chrono::sys_days(std::chrono::year(2018) / 12 / 5) + std::chrono::hours(8);

inline plan::send_outcome accepted(const connectors::delivery&) {
    return {plan::verdict::accepted, {}, {}, {}, false};
}

inline plan::send_outcome unreachable(const connectors::delivery&) {
    return {plan::verdict::deferred, plan::failure::network, "refused", {}, true};
}

template <class Clock>
Clock clock_on(boost::asio::any_io_executor executor) {
    if constexpr (std::is_same_v<Clock, base::fast_clock>)
        return Clock(executor, start, base::fast_clock::max_speed);
    else
        return Clock(executor, start);
}

/// A dispatcher on a store of its own; `base::fast_clock` runs as fast as it can.
template <class Clock>
struct dispatcher_bench {
    explicit dispatcher_bench(scripted_connector::script first = accepted,
                              scripted_connector::script second = accepted,
                              scripted_connector::script third = accepted)
        : one(io.get_executor(), std::move(first)), two(io.get_executor(), std::move(second)),
          three(io.get_executor(), std::move(third)) {}

    void put(int messages, const std::string& destination, bool claimed = false) {
        store::session& db = observer;
        store::transaction all(db);
        for (int i = 0; i < messages; ++i) {
            store::new_message message;
            message.key = "key-" + std::to_string(++keys);
            message.channel = message.destination = destination;
            message.person = person;
            message.model = plan::to_json(plan::message{});
            message.created = std::min(start, due);
            message.due = due;
            message.kind = kind;
            message.claimed = claimed;
            REQUIRE(store::insert_message(db, message));
        }
        all.commit();
    }

    void launch() {
        outbox::dispatcher::connector_map lanes{{"one", &one}, {"two", &two}};
        if (others.next)
            lanes.emplace("three", &three);
        sending.emplace(
            io.get_executor(), clock, database, lanes, settings,
            [this](store::session&, const outbox::finished_send& dead, base::instant now) {
                store::new_message notice;
                notice.key = "notice-" + dead.row.key;
                notice.destination = "two";
                notice.person = "Programme office";
                notice.kind = plan::message_kind::notice;
                plan::message told;
                told.note = dead.went_by;
                notice.created = now;
                notice.model = plan::to_json(told);
                ++notices;
                return std::optional(notice);
            },
            not_before, others);
        boost::asio::co_spawn(io, sending->run(), [this](std::exception_ptr failed) {
            ended = true;
            if (failed)
                std::rethrow_exception(failed);
        });
    }

    /// Runs until `enough` holds.
    template <class Condition>
    void run_until(Condition enough) {
        while (!enough())
            REQUIRE(io.run_one_for(std::chrono::seconds(5)) > 0);
    }

    void finish() {
        sending->stop();
        run_until([this] { return ended; });
    }

    [[nodiscard]] store::outbox_counts counts() { return store::count_outbox(observer); }

    std::string person = "Owner"; ///< of the messages put in, as the next two
    plan::message_kind kind = plan::message_kind::reminder;
    base::instant due = start;
    outbox::outbox_settings settings;
    outbox::dispatcher::earliest_time not_before;
    outbox::other_channels others; ///< with them there is a third connector
    boost::asio::io_context io{1};
    Clock clock = clock_on<Clock>(io.get_executor());
    temporary_folder folder;
    store::database database{store::session(folder.file("store.db"))};
    /// A connection of the test's own: the dispatcher's belongs to its thread.
    store::session observer{folder.file("store.db")};
    scripted_connector one;
    scripted_connector two;
    scripted_connector three;
    std::optional<outbox::dispatcher> sending;
    int keys = 0;
    int notices = 0;
    bool ended = false;
};

} // namespace remembrancer::test
