#include "connectors/transfer/smtp_progress.hpp"

#include <utility>

namespace remembrancer::transfer {
namespace {

constexpr int closing = 221; // the answer to QUIT

// During a session's start these make libcurl try something else (HELO, another mechanism).
bool leaves_a_choice(int code) {
    return code >= 500 && code <= 504;
}

smtp_phase next(smtp_phase phase) {
    switch (phase) {
    case smtp_phase::sender:
        return smtp_phase::recipient;
    case smtp_phase::recipient:
        return smtp_phase::data;
    case smtp_phase::data:
        return smtp_phase::body;
    default:
        return phase;
    }
}

} // namespace

void smtp_progress::read_line(std::string_view line) {
    std::optional<smtp_reply> reply = reader_.add(line);
    if (!reply || settled_ || reply->code == closing)
        return;
    last_ = std::move(*reply);
    if (last_.code >= 400)
        settled_ = phase_ != smtp_phase::session || !leaves_a_choice(last_.code);
    else if (phase_ == smtp_phase::after_dot)
        settled_ = accepted_ = last_.code / 100 == 2;
    else
        phase_ = next(phase_);
}

void smtp_progress::hand_over(std::size_t count) noexcept {
    handed_over_ += count;
    if (phase_ == smtp_phase::body && handed_over_ >= size_)
        phase_ = smtp_phase::after_dot;
}

smtp_response smtp_progress::finish(smtp_fault fault) const {
    smtp_response response;
    response.phase = phase_;
    response.fault = fault;
    response.reply = last_;
    const bool refusal = last_.code >= 400;
    // A failed TLS handshake follows a friendly reply, an untrusted one none: never a rejection.
    if (refusal && fault != smtp_fault::tls)
        response.result = smtp_result::rejected;
    else if (phase_ != smtp_phase::after_dot)
        response.result = smtp_result::not_sent;
    else
        response.result = accepted_ ? smtp_result::accepted : smtp_result::unknown;
    if (response.result == smtp_result::accepted)
        response.fault = smtp_fault::none;
    else if (!refusal)
        response.reply = {}; // the last reply was a friendly one to an earlier step
    if (response.result == smtp_result::not_sent && fault == smtp_fault::none)
        response.fault = smtp_fault::protocol;
    return response;
}

bool went_stale(const smtp_response& response) {
    if (!response.reused || response.phase != smtp_phase::sender)
        return false;
    const bool lost =
        response.result == smtp_result::not_sent && response.fault == smtp_fault::broken;
    const bool sent_away =
        response.result == smtp_result::rejected && response.reply.code == 421; // RFC 5321 3.8
    return lost || sent_away;
}

} // namespace remembrancer::transfer
