#pragma once

#include "tests/sink/hub.hpp"

#include <string>
#include <string_view>

namespace remembrancer::sink {

/// One AUTH exchange (RFC 4954) by PLAIN, LOGIN or XOAUTH2.
class sasl_exchange {
public:
    enum class state {
        challenge, ///< send `challenge()`, await a line
        accepted,
        refused,     ///< wrong credentials: 535
        malformed,   ///< not base64, or cancelled with "*": 501
        unsupported, ///< mechanism not offered: 504
    };

    explicit sasl_exchange(const auth_policy& policy) : policy_(policy) {}
    /// `initial` is the initial response as on the AUTH line: empty if there is none, "=" if empty.
    state start(std::string_view mechanism, std::string_view initial);
    state respond(std::string_view line);
    /// Base64, as it follows "334 ".
    [[nodiscard]] const std::string& challenge() const { return challenge_; }

private:
    state judge(std::string response);
    state judge_login(std::string response);

    const auth_policy& policy_;
    std::string mechanism_;
    std::string challenge_;
    std::string user_; ///< LOGIN's first answer
    bool asked_password_ = false;
    bool told_refusal_ = false; ///< XOAUTH2 sends the error as a challenge before the 535
};

/// RFC 4648 with padding; false for anything else.
[[nodiscard]] bool base64_decode(std::string_view text, std::string& bytes);

} // namespace remembrancer::sink
