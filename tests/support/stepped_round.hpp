#pragma once

#include "daemon/rounds/compose.hpp"
#include "daemon/rounds/evaluate.hpp"
#include "daemon/rounds/weekly_list.hpp"
#include "daemon/store/rounds.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace remembrancer::test {

struct chunk_sizes {
    int subjects = rounds::subjects_in_chunk;
    int recipients = 32;
    int woken = 20'000;
    std::size_t kept_bytes = 64'000'000; ///< of lines, from their deciding to their telling
};

/// A round that goes one transaction at a time, so that a test can leave it between any two, as a
/// crash would. What it puts into the outbox stays there unsent.
class stepped_round {
public:
    /// Opens the round, or takes up the one that is open.
    stepped_round(store::session& db, std::shared_ptr<const rounds::snapshot> settings,
                  base::instant when, chunk_sizes sizes = {})
        : db_(db), settings_(std::move(settings)), when_(when), sizes_(sizes),
          kept_(sizes.kept_bytes) {
        const auto open = store::open_rounds(db_);
        if (!open.empty()) {
            round_ = open.front();
            return;
        }
        store::transaction all(db_);
        round_ = store::open_round(db_, "daily", when_, when_).value();
        all.commit();
    }

    /// Does the next step; whether there is another after it.
    bool step() {
        switch (next_) {
        case phase::prepare:
            in_ = rounds::prepare_round(db_, people_, settings_, round_);
            next_ = phase::wake;
            return true;
        case phase::wake:
            if (!rounds::wake_chunk(db_, sizes_.woken))
                next_ = phase::list;
            return true;
        case phase::list:
            rounds::plan_weekly_list(db_, *in_);
            next_ = phase::evaluate;
            return true;
        case phase::evaluate:
            if (!rounds::evaluate_chunk(db_, *in_, kept_, sizes_.subjects).more)
                next_ = phase::compose;
            return true;
        case phase::compose:
            compose();
            return true;
        case phase::close:
            break;
        }
        store::transaction all(db_);
        store::close_round(db_, round_.id, when_);
        all.commit();
        return false;
    }

    stepped_round& finish() {
        while (step()) {
        }
        return *this;
    }

    [[nodiscard]] const store::round_row& row() const { return round_; }

    std::vector<rounds::composed_message> messages; ///< in the order in which they were made

private:
    enum class phase { prepare, wake, list, evaluate, compose, close };

    void compose() {
        rounds::composed made =
            rounds::compose_chunk(db_, *in_, kept_, when_, after_, sizes_.recipients, {});
        for (rounds::composed_message& one : made.messages)
            messages.push_back(std::move(one));
        after_ = made.last_recipient;
        if (!made.more)
            next_ = phase::close;
    }

    store::session& db_;
    std::shared_ptr<const rounds::snapshot> settings_;
    base::instant when_;
    chunk_sizes sizes_;
    rounds::kept_lines kept_;
    rounds::people_cache people_;
    store::round_row round_;
    std::shared_ptr<const rounds::scope> in_;
    std::string after_;
    phase next_ = phase::prepare;
};

} // namespace remembrancer::test
