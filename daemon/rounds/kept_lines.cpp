#include "daemon/rounds/kept_lines.hpp"

#include <utility>

namespace remembrancer::rounds {
namespace {

/// More than a message has room for, as a rule: who gets hundreds hears of most of them later.
constexpr std::size_t most_to_one = 64;

std::size_t size_of(const plan::message_item& line) {
    std::size_t bytes = sizeof line + line.title.size() + line.workstream.size() +
                        line.detail.size() + line.programme.size();
    for (const std::string& name : line.owners)
        bytes += sizeof name + name.size();
    for (const plan::question& asked : line.questions)
        bytes += sizeof asked + asked.text.size() + asked.reason.size() + asked.place.file.size();
    if (line.next)
        for (const std::string& name : line.next->who)
            bytes += sizeof name + name.size();
    return bytes;
}

std::size_t size_of(const plan::alert& alert) {
    return sizeof(alert_to_tell) + alert.principal.size() + alert.recipient.size() +
           alert.stand_in_reason.size();
}

} // namespace

void kept_lines::begin_chunk(const store::change_mark& now) {
    if (mark_ != now)
        forget();
    mark_ = now;
}

bool kept_lines::takes_more(const std::string& recipient) const {
    const auto found = by_recipient_.find(recipient);
    return bytes_ < most_bytes_ &&
           (found == by_recipient_.end() || found->second.kept.size() < most_to_one);
}

bool kept_lines::makes_message(const std::string& recipient) const {
    const auto found = by_recipient_.find(recipient);
    return found != by_recipient_.end() && found->second.makes_message;
}

void kept_lines::keep(alert_to_tell decided) {
    if (!takes_more(decided.alert.recipient))
        return;
    bytes_ += size_of(decided.alert);
    if (decided.line != nullptr && decided.line != newest_line_) {
        bytes_ += size_of(*decided.line);
        newest_line_ = decided.line;
    }
    to_recipient& to = by_recipient_[decided.alert.recipient];
    to.makes_message = to.makes_message || !decided.alert.waits;
    to.kept.push_back(std::move(decided));
}

std::vector<alert_to_tell> kept_lines::take(const std::string& recipient) {
    const auto found = by_recipient_.find(recipient);
    if (found == by_recipient_.end())
        return {};
    std::vector<alert_to_tell> taken = std::move(found->second.kept);
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
    newest_line_.reset();
    bytes_ = 0;
}

} // namespace remembrancer::rounds
