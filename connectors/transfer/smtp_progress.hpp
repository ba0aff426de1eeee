#pragma once

#include "connectors/transfer/smtp_response.hpp"

#include <cstddef>
#include <string_view>

namespace remembrancer::transfer {

/// Follows one attempt from what libcurl lets us see - each line of the peer, the start of the mail
/// transaction, the bytes it takes - and says at the end what became of the message. No I/O.
class smtp_progress {
public:
    /// `size` is of the whole message, more than 0.
    explicit smtp_progress(std::size_t size) : size_(size) {}

    /// The session stands (new or reused); MAIL comes next.
    void start_transaction() noexcept { phase_ = smtp_phase::sender; }

    void read_line(std::string_view line);

    /// `count` bytes of the message were handed over. When the last has gone, the dot may have gone
    /// too: libcurl does not say.
    void hand_over(std::size_t count) noexcept;

    /// The peer has said all that matters; what follows is QUIT.
    [[nodiscard]] bool settled() const noexcept { return settled_; }

    /// `fault` is what libcurl's result means, none for success.
    [[nodiscard]] smtp_response finish(smtp_fault fault) const;

private:
    std::size_t size_;
    std::size_t handed_over_ = 0;
    smtp_phase phase_ = smtp_phase::session;
    smtp_reply_reader reader_;
    smtp_reply last_;
    bool settled_ = false;
    bool accepted_ = false;
};

/// Whether the attempt failed only because a connection kept open had gone stale: nothing of the
/// message was sent, so a fresh connection may be tried at once.
[[nodiscard]] bool went_stale(const smtp_response& response);

} // namespace remembrancer::transfer
