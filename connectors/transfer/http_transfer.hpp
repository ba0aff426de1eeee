#pragma once

#include "connectors/transfer/http_message.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include <curl/curl.h>

namespace remembrancer::transfer {

/// One request and what came of it. It stays in place from the start of its transfer to the end.
struct exchange {
    std::uint64_t id = 0;
    http_request request;
    http_response response;
};

/// A curl easy handle that carries one exchange after another. Setting a handle up costs more than
/// the rest of a small request, so it is done only when the target changes. HTTP thread.
class http_transfer {
public:
    /// Throws std::runtime_error when libcurl has no memory for a handle.
    http_transfer();
    http_transfer(const http_transfer&) = delete;
    http_transfer& operator=(const http_transfer&) = delete;
    ~http_transfer() = default;

    /// Makes the handle ready for `what`. False when it cannot be: then `what` has its response.
    [[nodiscard]] bool begin(exchange& what) noexcept;
    /// Fills in the response; the handle has left the multi handle, or is about to.
    exchange& finish(CURLcode code) noexcept;
    exchange& cancel() noexcept;

    [[nodiscard]] CURL* handle() const noexcept { return handle_.get(); }
    [[nodiscard]] const exchange* current() const noexcept { return exchange_; }
    [[nodiscard]] const http_target* target() const noexcept { return target_.get(); }

    [[nodiscard]] static http_transfer& of(CURL* handle) noexcept;

private:
    struct cleanup {
        void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
    };

    void configure(std::shared_ptr<const http_target> target);
    void set_headers();
    void set_place(const http_request& request);
    template <class Value>
    void set(CURLoption option, Value value);
    [[nodiscard]] bool head_sent() const noexcept;
    [[nodiscard]] bool request_sent() const noexcept;
    [[nodiscard]] transport_error error_of(CURLcode code, bool sent) const noexcept;
    [[nodiscard]] const char* words_for(CURLcode code) const noexcept;
    void read_answer();

    static std::size_t on_body(char* data, std::size_t size, std::size_t count,
                               void* self) noexcept;
    static curl_socket_t on_open_socket(void* self, curlsocktype purpose,
                                        curl_sockaddr* address) noexcept;
    static int on_ready_to_send(void* self, char* peer, char* local, int peer_port,
                                int local_port) noexcept;

    std::unique_ptr<CURL, cleanup> handle_;
    std::shared_ptr<const http_target> target_;
    std::vector<curl_slist> header_nodes_; ///< over the strings of target and request
    std::array<char, CURL_ERROR_SIZE> error_text_{};

    exchange* exchange_ = nullptr;
    std::size_t body_seen_ = 0;
    bool send_begun_ = false;
    bool swallowed_ = false; ///< sent on a kept connection, which then died without an answer
    bool blocked_ = false;
};

} // namespace remembrancer::transfer
