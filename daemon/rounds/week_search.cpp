#include "daemon/rounds/week_search.hpp"

#include "daemon/digest/week_digest.hpp"
#include "daemon/rounds/digest_maker.hpp"
#include "daemon/rounds/message_lines.hpp"
#include "daemon/store/item_search.hpp"
#include "daemon/store/items.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace remembrancer::rounds {
namespace {

// Each a few milliseconds.
constexpr int items_by_day = 1000;
constexpr int ids_at_once = 5'000;
/// From so many on that are due to be looked at, all are looked at, one after another.
constexpr int too_many_woken = 50'000;

/// Of which none needs an answer but where the item is late: that is found by its day. They are the
/// most of what is open.
constexpr std::array none_to_answer{plan::rule::due_soon, plan::rule::overdue, plan::rule::slipped,
                                    plan::rule::recast};

void sort_once(std::vector<plan::item_id>& ids) {
    std::ranges::sort(ids);
    const auto again = std::ranges::unique(ids);
    ids.erase(again.begin(), again.end());
}

} // namespace

bool week_search::look(store::session& db) {
    switch (next_) {
    case phase::begin:
        next_ = begin(db);
        break;
    case phase::by_day:
        next_ = look_by_day(db);
        break;
    case phase::by_episode:
        next_ = look_by_episode(db);
        break;
    case phase::woken:
        next_ = look_for_woken(db);
        break;
    case phase::candidates:
        next_ = look_at_candidates(db);
        break;
    case phase::everything:
        next_ = look_at_all(db);
        break;
    case phase::done:
        break;
    }
    return next_ != phase::done;
}

week_search::phase week_search::begin(store::session& db) const {
    const bool is_known =
        is_looked_at(db, *in_->known) &&
        std::ssize(store::ids_to_wake(db, in_->today, too_many_woken)) < too_many_woken;
    return is_known ? phase::by_day : phase::everything;
}

week_search::phase week_search::look_by_day(store::session& db) {
    const plan::date last = in_->today + digest::week_ahead;
    for (int looked_at = 0; looked_at < items_by_day;) {
        if (is_day_done_) {
            day_ = store::next_expected_day(db, day_, last);
            after_ = {};
            if (!day_)
                return phase::by_episode;
        }
        int found = 0;
        store::visit_items_expected_on(db, *day_, after_, items_by_day,
                                       [&](const plan::item& item) {
                                           const auto by = plan::effective_by(item);
                                           if (by && *by <= last)
                                               add(item);
                                           after_ = item.id;
                                           ++found;
                                       });
        is_day_done_ = found < items_by_day;
        looked_at += found;
    }
    return phase::by_day;
}

/// They are not judged here: whoever makes a week judges what is in it.
week_search::phase week_search::look_by_episode(store::session& db) {
    const plan::item_id last{after_.value + ids_at_once};
    store::visit_items_with_open_episode(db, none_to_answer, after_, last,
                                         [this](const plan::item& item) { add(item); });
    after_ = last;
    return store::last_item(db) > last ? phase::by_episode : phase::woken;
}

/// Last of the three: what an import has changed meanwhile is among them.
week_search::phase week_search::look_for_woken(store::session& db) {
    const auto ids = store::ids_to_wake(db, in_->today, too_many_woken);
    if (std::ssize(ids) == too_many_woken) {
        by_owner_.clear();
        after_ = {};
        return phase::everything;
    }
    candidates_ = ids;
    return phase::candidates;
}

week_search::phase week_search::look_at_candidates(store::session& db) {
    const std::size_t many = std::min<std::size_t>(items_in_stretch, candidates_.size() - judged_);
    judge(db, store::find_items(db, std::span(candidates_).subspan(judged_, many)));
    judged_ += many;
    return judged_ < candidates_.size() ? phase::candidates : phase::done;
}

week_search::phase week_search::look_at_all(store::session& db) {
    const auto items = store::items_after(db, after_, items_in_stretch);
    if (!items.empty())
        after_ = items.back().id;
    judge(db, items);
    return std::ssize(items) == items_in_stretch ? phase::everything : phase::done;
}

void week_search::judge(store::session& db, const std::vector<plan::item>& items) {
    const surroundings around(db, items);
    for (const plan::item& item : items) {
        if (!item.closed && !item.vanished_on &&
            belongs_in_week(item, findings_of(*in_, around, item), in_->today))
            add(item);
    }
}

void week_search::add(const plan::item& item) {
    const routing::owned owners = in_->known->directory.owners_of(item);
    for (const std::string& owner : owners.principals)
        by_owner_[owner].push_back(item.id);
}

std::map<std::string, std::vector<plan::item_id>> week_search::found() && {
    std::map<std::string, std::vector<plan::item_id>> found;
    for (auto& [owner, ids] : by_owner_) {
        sort_once(ids);
        found.emplace(owner, std::move(ids));
    }
    return found;
}

} // namespace remembrancer::rounds
