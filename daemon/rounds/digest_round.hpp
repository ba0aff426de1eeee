#pragma once

#include "daemon/rounds/digest_maker.hpp"
#include "daemon/rounds/enqueue.hpp"
#include "daemon/rounds/week_search.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace remembrancer::rounds {

/// A round that sends a digest: first all items are looked at, then its messages are made. After a
/// crash it begins again and makes the messages that are missing. Any thread, one at a time.
class digest_round {
public:
    explicit digest_round(std::shared_ptr<const scope> in); ///< whose digest is not null

    /// Looks at the next stretch of items; whether there is more.
    [[nodiscard]] bool look(store::session& db);
    /// Makes the messages of the next recipients, in one transaction. A week of many items is made
    /// in several, of which the last has its message.
    [[nodiscard]] composed compose(store::session& db, base::instant now, places free);

private:
    void find_recipients();
    [[nodiscard]] std::string reader_for(const std::string& contact) const;
    [[nodiscard]] plan::digest whole_plan(store::session& db);
    /// Looks at no more than `room` items, and takes them off it. None: there is more to look at.
    [[nodiscard]] std::optional<plan::digest> week_of(store::session& db, const std::string& owner,
                                                      std::size_t& room);
    void send(enqueuer& enqueue, const std::string& recipient, plan::digest digest);

    std::shared_ptr<const scope> in_;
    const digest_settings& wanted_;
    std::unique_ptr<digest_maker> whole_; ///< one for all; null: of each a week
    std::optional<plan::digest> made_;    ///< by it
    std::optional<week_search> search_;   ///< for what belongs in whose week
    std::map<std::string, std::vector<plan::item_id>> by_owner_; ///< found by it
    bool is_ready_ = false;
    std::vector<std::string> recipients_;
    std::size_t next_ = 0;
    std::unique_ptr<digest_maker> week_; ///< of the next one, when it is begun
    std::size_t looked_at_ = 0;          ///< of its items
};

} // namespace remembrancer::rounds
