#include "daemon/rounds/digest_round.hpp"

#include "daemon/base/crash_point.hpp"
#include "daemon/base/log.hpp"
#include "daemon/store/item_search.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace remembrancer::rounds {
namespace {

/// Looked at in one transaction: some 20 ms.
constexpr std::size_t items_in_chunk = 1'500;

/// Of them so many are read at once, in whole statements of sixteen: the memory for more goes back
/// to the system each time.
constexpr std::size_t items_at_once = 32;

/// That a board meets is no news by itself.
bool says_something(const plan::digest& digest) {
    return std::ranges::any_of(digest.sections, [](const plan::digest_section& each) {
        return each.part != plan::digest_part::meetings;
    });
}

} // namespace

digest_round::digest_round(std::shared_ptr<const scope> in)
    : in_(std::move(in)), wanted_(*in_->digest) {
    if (wanted_.kind != plan::digest_kind::week)
        whole_ = std::make_unique<digest_maker>(in_, wanted_);
    else
        search_.emplace(in_);
}

bool digest_round::look(store::session& db) {
    if (whole_)
        return whole_->look(db);
    return search_->look(db);
}

/// Those whom the settings name; of weeks without names, whoever has something in theirs.
void digest_round::find_recipients() {
    is_ready_ = true;
    if (search_)
        by_owner_ = std::move(*search_).found();
    for (const std::string& name : wanted_.to) {
        const plan::person* known = in_->known->directory.resolve(name);
        if (known == nullptr)
            base::log_warning("nobody is called so; the programme office gets the digest",
                              {{"person", name}, {"schedule", in_->round.schedule}});
        const std::string who = known == nullptr ? in_->known->directory.office(wanted_.programme)
                                                 : reader_for(known->name);
        if (std::ranges::find(recipients_, who) == recipients_.end())
            recipients_.push_back(who);
    }
    if (wanted_.to.empty() && !whole_) {
        for (const auto& [owner, items] : by_owner_)
            recipients_.push_back(owner);
    }
}

/// During an absence the deputy, as for every message; but a week is its owner's own.
std::string digest_round::reader_for(const std::string& contact) const {
    if (!whole_)
        return contact;
    return in_->known->directory
        .stand_in({contact, {}}, in_->today, in_->known->absences, wanted_.programme)
        .recipient;
}

plan::digest digest_round::whole_plan(store::session& db) {
    if (!made_) {
        made_ = whole_->finish(db);
        if (wanted_.kind == plan::digest_kind::board_plan && made_->sections.empty())
            base::log_warning("nothing is known of this board: is it called so in the plan?",
                              {{"board", wanted_.board}, {"schedule", in_->round.schedule}});
    }
    return *made_;
}

std::optional<plan::digest> digest_round::week_of(store::session& db, const std::string& owner,
                                                  std::size_t& room) {
    if (!week_)
        week_ = std::make_unique<digest_maker>(in_, wanted_, owner);
    const auto found = by_owner_.find(owner);
    if (found != by_owner_.end()) {
        const std::vector<plan::item_id>& ids = found->second;
        while (looked_at_ < ids.size()) {
            if (room == 0)
                return std::nullopt;
            const std::size_t many = std::min({ids.size() - looked_at_, room, items_at_once});
            week_->look_at(db, store::find_items(db, std::span(ids).subspan(looked_at_, many)));
            looked_at_ += many;
            room -= many;
        }
    }
    looked_at_ = 0;
    return std::exchange(week_, nullptr)->finish(db);
}

void digest_round::send(enqueuer& enqueue, const std::string& recipient, plan::digest digest) {
    const reach by = reach_of(*in_->settings, recipient, in_->known->directory.resolve(recipient));
    if (by.channel == nullptr) {
        base::log_error("no digest can be sent: no channel reaches this person",
                        {{"person", recipient}, {"schedule", in_->round.schedule}});
        return;
    }
    plan::message model;
    model.kind = plan::message_kind::digest;
    model.programme = digest.programme;
    model.person = recipient;
    model.today = in_->today;
    model.plan_as_of = digest.plan_as_of;
    model.digest = std::move(digest);
    enqueue.put({recipient, by, std::move(model)});
}

composed digest_round::compose(store::session& db, base::instant now, places free) {
    base::crash_point("round.before_messages");
    if (!is_ready_)
        find_recipients();
    composed out;
    store::transaction all(db);
    enqueuer enqueue(db, *in_, now, free, out);
    // Who was found by what no longer needs an answer has nothing to be told of, nor asked for it.
    const bool nil_returns = wanted_.nil_returns && (whole_ || !wanted_.to.empty());
    const std::size_t end = std::min<std::size_t>(next_ + recipients_in_chunk, recipients_.size());
    std::size_t next = next_;
    for (std::size_t room = items_in_chunk; next < end && room > 0; ++next) {
        const std::string& recipient = recipients_[next];
        auto digest = whole_ ? std::optional(whole_plan(db)) : week_of(db, recipient, room);
        if (!digest)
            break; // the next call goes on with it
        if (says_something(*digest) || nil_returns)
            send(enqueue, recipient, *std::move(digest));
    }
    store::add_to_round(db, in_->round.id, 0, 0, static_cast<int>(out.messages.size()));
    all.commit();
    next_ = next;
    out.more = next_ < recipients_.size();
    base::crash_point("round.after_messages");
    return out;
}

} // namespace remembrancer::rounds
