#include "daemon/store/database.hpp"

#include "daemon/store/meta.hpp"

#include <exception>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

struct seen {
    std::thread::id job;
    std::thread::id before;
    std::thread::id after;
    std::string found;
    bool failed = false;
};

boost::asio::awaitable<void> visit(store::database& database, seen& out) {
    out.before = std::this_thread::get_id();
    auto job = [&out](store::session& db) {
        out.job = std::this_thread::get_id();
        return store::meta(db, "a");
    };
    out.found = co_await database.run(std::move(job));
    out.after = std::this_thread::get_id();
}

boost::asio::awaitable<void> fail(store::database& database, seen& out) {
    auto job = [](store::session& db) {
        store::set_meta(db, "a", "2"), throw std::range_error("x");
    };
    try {
        co_await database.run(std::move(job));
    } catch (const std::range_error&) {
        out.failed = true;
        out.after = std::this_thread::get_id();
    }
}

void run(boost::asio::awaitable<void> what) {
    boost::asio::io_context io(1);
    boost::asio::co_spawn(io, std::move(what), [](const std::exception_ptr& failed) {
        if (failed)
            std::rethrow_exception(failed);
    });
    io.run();
}

} // namespace

TEST_CASE("a job runs on the database's thread, and its result comes back to the caller's") {
    store::database database(store::session::in_memory());
    {
        store::transaction all(database.direct());
        store::set_meta(database.direct(), "a", "1");
        all.commit();
    }
    seen first;
    seen second;
    run(visit(database, first));
    run(visit(database, second));
    CHECK(first.found == "1");
    CHECK(first.before == std::this_thread::get_id());
    CHECK(first.after == std::this_thread::get_id());
    CHECK(first.job != std::this_thread::get_id());
    CHECK(second.job == first.job);
}

TEST_CASE("what a job throws reaches the caller, and the next job runs") {
    store::database database(store::session::in_memory());
    seen out;
    run(fail(database, out));
    CHECK(out.failed);
    CHECK(out.after == std::this_thread::get_id());
    run(visit(database, out));
    CHECK(out.found == "2");
}
