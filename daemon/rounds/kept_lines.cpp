#include "daemon/rounds/kept_lines.hpp"

#include "daemon/rounds/packed_alert.hpp"

namespace remembrancer::rounds {
namespace {

/// More than a message has room for, as a rule: who gets hundreds hears of most of them later.
constexpr std::size_t most_to_one = 64;

} // namespace

void kept_lines::begin_chunk(const store::change_mark& now) {
    if (mark_ != now)
        forget();
    mark_ = now;
}

bool kept_lines::takes_more(const std::string& recipient) const {
    const auto found = by_recipient_.find(recipient);
    return bytes_ < most_bytes_ &&
           (found == by_recipient_.end() || found->second.alerts < most_to_one);
}

bool kept_lines::makes_message(const std::string& recipient) const {
    const auto found = by_recipient_.find(recipient);
    return found != by_recipient_.end() && found->second.makes_message;
}

void kept_lines::keep(const store::waiting_alert& decided, const plan::message_item* line) {
    if (!takes_more(decided.alert.recipient))
        return;
    to_recipient& to = by_recipient_[decided.alert.recipient];
    const std::size_t before = to.packed.capacity();
    pack(to.packed, decided, line);
    bytes_ += to.packed.capacity() - before;
    ++to.alerts;
    to.makes_message = to.makes_message || !decided.alert.waits;
}

std::vector<alert_to_tell> kept_lines::take(const std::string& recipient) {
    const auto found = by_recipient_.find(recipient);
    if (found == by_recipient_.end())
        return {};
    std::vector<alert_to_tell> taken;
    taken.reserve(found->second.alerts);
    for (std::string_view packed = found->second.packed; !packed.empty();)
        taken.push_back(unpack(packed));
    by_recipient_.erase(found);
    return taken;
}

std::vector<plan::waiting_place>& kept_lines::begun(const std::string& recipient) {
    if (reads_for_ != recipient) {
        reads_for_ = recipient;
        begun_.clear();
    }
    return begun_;
}

void kept_lines::forget() {
    begun_.clear();
    by_recipient_.clear();
    bytes_ = 0;
}

} // namespace remembrancer::rounds
