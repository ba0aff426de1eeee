#include "daemon/outbox/transitions.hpp"

#include "daemon/store/fallbacks.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

using namespace remembrancer;
using outbox::event;
using plan::outbox_state;

namespace {

constexpr outbox_state states[] = {
    outbox_state::pending, outbox_state::claimed,   outbox_state::deferred,  outbox_state::accepted,
    outbox_state::dead,    outbox_state::cancelled, outbox_state::delivered, outbox_state::bounced};

/// A stored message in the wanted state.
plan::outbox_id stored_in(store::session& db, outbox_state state) {
    store::transaction all(db);
    store::new_message message;
    message.key = "k-" + std::string(plan::to_text(state));
    message.destination = "d-" + std::string(plan::to_text(state));
    message.claimed = state != outbox_state::pending;
    const auto id = store::insert_message(db, message);
    if (state == outbox_state::cancelled) {
        store::unclaim(db, *id);
        REQUIRE(store::drop_message(db, *id));
    } else if (state != outbox_state::pending && state != outbox_state::claimed) {
        store::settlement settled;
        settled.id = *id;
        settled.state = state;
        settled.attempts = 1;
        REQUIRE(store::settle(db, settled));
    }
    all.commit();
    return *id;
}

outbox_state state_of(store::session& db, plan::outbox_id id) {
    return store::find_message(db, id)->state;
}

} // namespace

TEST_CASE("each state and event have at most one way to go, and the last states have none") {
    std::set<std::pair<outbox_state, event>> seen;
    for (const outbox::transition& t : outbox::transitions())
        CHECK(seen.emplace(t.from, t.what).second);
    for (const event what : {event::claim, event::accept, event::defer, event::give_up,
                             event::withdraw, event::replace, event::retry, event::drop}) {
        for (const outbox_state last :
             {outbox_state::cancelled, outbox_state::delivered, outbox_state::bounced}) {
            CAPTURE(plan::to_text(last));
            CHECK_FALSE(outbox::may(last, what));
        }
    }
    CHECK_FALSE(outbox::may(outbox_state::claimed, event::drop));
    CHECK_FALSE(outbox::may(outbox_state::claimed, event::withdraw));
    CHECK_FALSE(outbox::may(outbox_state::claimed, event::replace));
}

TEST_CASE("the store does by hand exactly what the table allows") {
    for (const outbox_state from : states) {
        CAPTURE(plan::to_text(from));
        {
            store::session db = store::session::in_memory();
            const auto id = stored_in(db, from);
            store::transaction all(db);
            CHECK(store::retry_message(db, id, {}) == outbox::may(from, event::retry));
            CHECK(state_of(db, id) ==
                  (outbox::may(from, event::retry) ? outbox_state::pending : from));
        }
        {
            store::session db = store::session::in_memory();
            const auto id = stored_in(db, from);
            store::transaction all(db);
            CHECK(store::drop_message(db, id) == outbox::may(from, event::drop));
            CHECK(state_of(db, id) ==
                  (outbox::may(from, event::drop) ? outbox_state::cancelled : from));
        }
    }
}

TEST_CASE("the store puts another in the place of a message exactly where the table allows it") {
    for (const outbox_state from : states) {
        CAPTURE(plan::to_text(from));
        store::session db = store::session::in_memory();
        const auto id = stored_in(db, from);
        store::transaction all(db);
        store::replacement by;
        by.message.key = "instead";
        const bool is_allowed = outbox::may(from, event::replace);
        CHECK(store::replace_message(db, id, by).has_value() == is_allowed);
        CHECK(state_of(db, id) == (is_allowed ? outbox_state::cancelled : from));
    }
}

TEST_CASE("the store claims and settles exactly what the table allows") {
    for (const outbox_state from : states) {
        CAPTURE(plan::to_text(from));
        store::session db = store::session::in_memory();
        const auto id = stored_in(db, from);
        store::transaction all(db);
        const auto claimed =
            store::claim_due(db, "d-" + std::string(plan::to_text(from)), base::instant::max(), 10);
        CHECK(claimed.size() == (outbox::may(from, event::claim) ? 1U : 0U));
        store::settlement accepted;
        accepted.id = id;
        accepted.state = outbox_state::accepted;
        accepted.attempts = 2;
        const bool stands_claimed =
            outbox::may(from, event::claim) || outbox::may(from, event::accept);
        CHECK(store::settle(db, accepted) == stands_claimed);
    }
}

TEST_CASE("the store gives claims back as the table has it") {
    struct row {
        const char* name;
        bool tried;
        event what;
    };
    const row rows[] = {
        {"never tried", false, event::return_unsent},
        {"tried before", true, event::return_tried},
        {"never tried, after a crash", false, event::recover},
        {"tried before, after a crash", true, event::recover},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        store::session db = store::session::in_memory();
        const auto id = stored_in(db, r.tried ? outbox_state::deferred : outbox_state::claimed);
        store::transaction all(db);
        if (r.tried)
            REQUIRE(store::claim_due(db, "d-deferred", base::instant::max(), 1).size() == 1);
        if (r.what == event::recover)
            CHECK(store::recover_claims(db, {}) == 1);
        else
            store::unclaim(db, id);
        const auto wanted = std::ranges::find_if(outbox::transitions(), [&](const auto& t) {
            return t.from == outbox_state::claimed && t.what == r.what;
        });
        REQUIRE(wanted != outbox::transitions().end());
        CHECK(state_of(db, id) == wanted->to);
        CHECK(store::find_message(db, id)->may_be_copy == (r.what == event::recover));
    }
}

TEST_CASE("only what is claimed is given back") {
    for (const outbox_state from : states) {
        if (from == outbox_state::claimed)
            continue;
        CAPTURE(plan::to_text(from));
        store::session db = store::session::in_memory();
        const auto id = stored_in(db, from);
        store::transaction all(db);
        store::unclaim(db, id);
        CHECK(store::recover_claims(db, {}) == 0);
        CHECK(state_of(db, id) == from);
        CHECK_FALSE(outbox::may(from, event::return_unsent));
        CHECK_FALSE(outbox::may(from, event::return_tried));
        CHECK_FALSE(outbox::may(from, event::recover));
    }
}
