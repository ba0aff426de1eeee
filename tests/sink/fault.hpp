#pragma once

#include "tests/sink/ledger.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace remembrancer::sink {

/// Where in a conversation a fault can strike.
enum class point {
    http_head, ///< head read, body not yet
    http_body, ///< whole request read
    smtp_connect,
    smtp_ehlo,
    smtp_auth,
    smtp_mail,
    smtp_rcpt,
    smtp_data,
    smtp_dot, ///< whole message read
    smtp_quit,
};

enum class deed {
    answer, ///< with `code` in place of the usual answer
    delay,  ///< the usual answer, after `wait`
    drop,   ///< close without an answer
    hang,   ///< no answer, the connection stays open until the sender closes it
};

/// One injected fault, as `parse_fault` reads it from a line.
struct fault {
    point at = point::http_body;
    deed what = deed::answer;
    int code = 0;
    std::string text;     ///< of an SMTP answer, after the code
    std::string location; ///< of an HTTP redirect
    std::optional<std::chrono::seconds> retry_after;
    bool retry_after_as_date = false;
    std::chrono::milliseconds wait{0}; ///< before any deed
    std::uint64_t every = 1;           ///< only each so-many-th time
    std::uint64_t first = 0;           ///< only the first so many attempts of each key; 0 = all
    std::uint64_t times = 0;           ///< so often in all; 0 = without end
    std::uint16_t port = 0;            ///< only at this listener; 0 = all
    std::string match;                 ///< only where the key contains this
    std::optional<bool> apart;         ///< overrides what `fate_of` assumes
    std::string line;                  ///< as given; names the fault in the counters
};

/// A fault, or what is wrong with `line` (for the one who typed it). Form:
/// `answer|delay|drop|hang at=POINT [code=N] [ms=N] [every=N] [first=N] [times=N] [port=N]
/// [match=TEXT] [retry-after=S] [retry-after-date=S] [location=URL] [apart=yes|no] [text=...]`.
[[nodiscard]] std::variant<fault, std::string> parse_fault(std::string_view line);

/// How a complete delivery counts that met `struck` (null: no fault). An answer counts as given
/// after a mere delay, so that a sender killed meanwhile is not excused; `apart=yes` says
/// otherwise.
[[nodiscard]] fate fate_of(const fault* struck);

/// The faults in force, tried in order; the first that fits strikes. One thread.
class fault_plan {
public:
    void add(fault what);
    void clear() { faults_.clear(); }
    /// `key` is the delivery's id, or for MAIL and RCPT the envelope ("FROM" or "FROM TO"). The
    /// result holds until the plan is changed.
    [[nodiscard]] const fault* strike(point at, std::uint16_t port, std::string_view key);
    /// How often each fault struck since the last clear, by its line.
    [[nodiscard]] std::map<std::string, std::uint64_t> struck() const;
    void reset_counts();

private:
    struct armed {
        fault what;
        std::uint64_t met = 0;
        std::uint64_t struck = 0;
        std::unordered_map<std::string, std::uint64_t> attempts;
    };
    [[nodiscard]] static bool strikes(armed& candidate, std::uint16_t port, std::string_view key);

    std::vector<armed> faults_;
};

} // namespace remembrancer::sink
