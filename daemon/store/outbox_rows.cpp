#include "daemon/store/outbox_rows.hpp"

namespace remembrancer::store {

void outbox_statement::finish_rows(const std::string& text) {
    for (long long* number : {&id_})
        bind(soci::into(*number));
    for (std::string* column :
         {&key_, &person_, &channel_, &destination_, &address_, &kind_, &model_, &state_})
        bind(soci::into(*column));
    for (long long* number : {&attempts_, &unknown_, &copy_, &created_, &first_, &next_})
        bind(soci::into(*number));
    bind(soci::into(outcome_));
    finish(text);
}

outbox_row outbox_statement::row() const {
    outbox_row read;
    read.id = plan::outbox_id{id_};
    read.key = key_;
    read.person = person_;
    read.channel = channel_;
    read.destination = destination_;
    read.address = address_;
    read.kind = kind_;
    read.model = model_;
    read.state = plan::outbox_state_from_text(state_).value_or(plan::outbox_state::dead);
    read.attempts = static_cast<int>(attempts_);
    read.unknown_attempts = static_cast<int>(unknown_);
    read.may_be_copy = copy_ != 0;
    read.created = instant_from_stored(created_);
    if (first_ != 0)
        read.first_attempt_at = instant_from_stored(first_);
    read.next_attempt_at = instant_from_stored(next_);
    read.last_outcome = outcome_;
    return read;
}

std::vector<outbox_row> outbox_statement::rows() {
    std::vector<outbox_row> read;
    for (bool more = run(); more; more = next())
        read.push_back(row());
    return read;
}

} // namespace remembrancer::store
