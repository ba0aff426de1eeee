#pragma once

#include "tests/sink/dialogue.hpp"
#include "tests/sink/http_head.hpp"
#include "tests/sink/hub.hpp"

namespace remembrancer::sink {

/// One HTTP/1.1 connection: pipelined requests, Content-Length bodies, `Expect: 100-continue`.
/// POST and PUT are deliveries; the control paths (control.hpp) are answered and not counted.
class http_dialogue final : public dialogue {
public:
    http_dialogue(hub& shared, listener_stats& at) : hub_(shared), at_(at) {}

    progress open(std::string& out) override;
    progress advance(std::string_view input, std::string& out) override;

private:
    /// Whether the request at the front of `input` was taken; if not, more bytes are needed unless
    /// `step` interrupts.
    bool take_request(std::string_view input, std::string& out, progress& step);
    void take_body(const http_head& head, std::string_view request, std::string& out,
                   progress& step);
    void deliver(const http_head& head, std::string_view request, std::string& out, progress& step);

    hub& hub_;
    listener_stats& at_;
    std::uint64_t delivered_ = 0;
    bool head_judged_ = false; ///< faults before the body had their chance at this request
    bool continued_ = false;
};

} // namespace remembrancer::sink
