#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace remembrancer::sink {

/// What a session does after the dialogue has taken some input.
enum class effect {
    proceed,   ///< read on
    close,     ///< let the peer read the last answer, then close
    drop,      ///< close at once
    hang,      ///< say nothing until the peer closes
    start_tls, ///< after the answer is out, throw buffered input away and begin a TLS handshake
};

struct progress {
    std::size_t consumed = 0;          ///< bytes of the input
    effect then = effect::proceed;     ///< after the wait
    std::chrono::milliseconds wait{0}; ///< after what is already in `out` has been sent
    std::string after;                 ///< sent when the wait is over

    [[nodiscard]] bool interrupts() const { return then != effect::proceed || wait.count() > 0; }
};

/// The talk of one connection, without the connection: bytes in, bytes and an effect out. It
/// bounds its own input: it ends the talk before unconsumed input can grow past its limits.
class dialogue {
public:
    virtual ~dialogue() = default;
    /// Once the connection (with implicit TLS: the handshake) stands, and again after STARTTLS.
    virtual progress open(std::string& out) = 0;
    /// Takes as much of `input` as is complete, appends the answers to `out`.
    virtual progress advance(std::string_view input, std::string& out) = 0;
    virtual void secured() {}
};

} // namespace remembrancer::sink
