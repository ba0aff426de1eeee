#pragma once

#include "tests/sink/dialogue.hpp"
#include "tests/sink/hub.hpp"
#include "tests/sink/sasl.hpp"

#include <optional>
#include <string>
#include <vector>

namespace remembrancer::sink {

/// One SMTP session (RFC 5321) with SIZE, PIPELINING, 8BITMIME, ENHANCEDSTATUSCODES and, as the hub
/// says, STARTTLS and AUTH. A message whose dot arrived is a delivery.
class smtp_dialogue final : public dialogue {
public:
    smtp_dialogue(hub& shared, listener_stats& at, bool tls) : hub_(shared), at_(at), tls_(tls) {}

    progress open(std::string& out) override;
    progress advance(std::string_view input, std::string& out) override;
    void secured() override;

private:
    progress take_line(std::string_view input, std::string& out);
    progress take_data(std::string_view input, std::string& out);
    progress command(std::string_view line, std::string& out);
    progress hello(bool extended, std::string_view name, std::string& out);
    progress auth(std::string_view arguments, std::string& out);
    progress auth_line(std::string_view line, std::string& out);
    progress answer_auth(sasl_exchange::state state, std::string& out);
    progress mail(std::string_view arguments, std::string& out);
    progress rcpt(std::string_view arguments, std::string& out);
    progress data(std::string& out);
    progress start_tls(std::string_view arguments, std::string& out);
    progress deliver(std::string_view data, std::string& out);
    [[nodiscard]] const fault* strike(point at, std::string_view key);
    void forget_mail();

    hub& hub_;
    listener_stats& at_;
    bool tls_;
    bool greeted_ = false;
    bool said_hello_ = false;
    bool authenticated_ = false;
    bool in_data_ = false;
    bool too_large_ = false;   ///< of the message in transfer; what came before is thrown away
    std::size_t searched_ = 0; ///< of the unconsumed data, for the final dot
    std::uint64_t delivered_ = 0;
    std::optional<std::string> sender_;
    std::vector<std::string> recipients_;
    std::optional<sasl_exchange> exchange_; ///< while the next line answers a 334
};

} // namespace remembrancer::sink
