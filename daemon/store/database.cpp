#include "daemon/store/database.hpp"

#include "daemon/base/log.hpp"
#include "daemon/base/signals_blocked.hpp"
#include "daemon/store/outbox.hpp"

namespace remembrancer::store {
namespace {

// More than any window.
constexpr int most_claims = 100'000;

std::unique_ptr<boost::asio::thread_pool> start_thread() {
    const base::signals_blocked none;
    return std::make_unique<boost::asio::thread_pool>(1);
}

} // namespace

database::database(session opened) : session_(std::move(opened)), thread_(start_thread()) {}

database::~database() = default;

database::news::~news() {
    if (opened_again && of.tell_)
        of.tell_(claimed);
}

void database::open_again(news& found) {
    try {
        session_.reopen();
        for (const outbox_row& row : list_outbox(session_, "claimed", most_claims))
            found.claimed.push_back(row.id);
        found.opened_again = true;
        doubtful_ = false;
        base::log_warning("the store was opened again");
    } catch (const failure& error) {
        base::log_error("the store cannot be opened again", {{"reason", error.what()}});
    }
}

} // namespace remembrancer::store
