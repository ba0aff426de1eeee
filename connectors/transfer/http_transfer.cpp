#include "connectors/transfer/http_transfer.hpp"

#include "connectors/transfer/network_address.hpp"

#include <algorithm>
#include <cassert>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <utility>

namespace remembrancer::transfer {
namespace {

/// An answer's body beyond this is not even read: the connection is closed instead.
constexpr std::size_t longest_read_body = 256 * 1024;
constexpr std::size_t longest_kept_header = 256;

std::string header_value(CURL* handle, const char* name) {
    curl_header* found = nullptr;
    if (curl_easy_header(handle, name, 0, CURLH_HEADER, -1, &found) != CURLHE_OK)
        return {};
    return std::string(std::string_view(found->value).substr(0, longest_kept_header));
}

bool has_line_break(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

} // namespace

http_transfer::http_transfer() : handle_(curl_easy_init()) {
    if (handle_ == nullptr)
        throw std::runtime_error("libcurl: no memory for a transfer");
}

http_transfer& http_transfer::of(CURL* handle) noexcept {
    char* self = nullptr;
    curl_easy_getinfo(handle, CURLINFO_PRIVATE, &self);
    return *static_cast<http_transfer*>(static_cast<void*>(self));
}

template <class Value>
void http_transfer::set(CURLoption option, Value value) {
    const CURLcode code = curl_easy_setopt(handle_.get(), option, value);
    if (code != CURLE_OK)
        throw std::runtime_error(curl_easy_strerror(code));
}

void http_transfer::configure(std::shared_ptr<const http_target> target) {
    target_.reset(); // half set up is not set up
    curl_easy_reset(handle_.get());
    set(CURLOPT_PRIVATE, static_cast<void*>(this));
    set(CURLOPT_PROTOCOLS_STR, target->allow_http ? "http,https" : "https");
    set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROXY,
        ""); // the environment's proxies would see, and could reach, what we must not
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    if (!target->ca_file.empty()) {
        set(CURLOPT_CAINFO, target->ca_file.c_str());
        set(CURLOPT_CAPATH, static_cast<char*>(nullptr));
    }
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(target->connect_timeout.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(target->timeout.count()));
    // Without it, a time-out during name resolution waits for the resolver's thread and with it
    // stops every other transfer (7.88, Curl_resolver_kill).
    set(CURLOPT_QUICK_EXIT, 1L);
    set(CURLOPT_TCP_NODELAY, 1L);
    set(CURLOPT_TCP_KEEPALIVE, 1L);
    set(CURLOPT_ERRORBUFFER, error_text_.data());
    set(CURLOPT_WRITEFUNCTION, &on_body);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_OPENSOCKETFUNCTION, &on_open_socket);
    set(CURLOPT_OPENSOCKETDATA, this);
    set(CURLOPT_PREREQFUNCTION, &on_ready_to_send);
    set(CURLOPT_PREREQDATA, this);
    target_ = std::move(target);
}

void http_transfer::set_headers() {
    header_nodes_.clear();
    const auto add = [&](const std::vector<std::string>& lines) {
        for (const std::string& line : lines) {
            if (has_line_break(line))
                throw std::invalid_argument("a header line holds a line break");
            // libcurl only reads the list, although its type says otherwise.
            header_nodes_.push_back({const_cast<char*>(line.c_str()), nullptr});
        }
    };
    add(exchange_->request.headers);
    add(target_->headers);
    for (std::size_t i = 1; i < header_nodes_.size(); ++i)
        header_nodes_[i - 1].next = &header_nodes_[i];
    set(CURLOPT_HTTPHEADER, header_nodes_.empty() ? nullptr : header_nodes_.data());
}

void http_transfer::set_place(const http_request& request) {
    if (request.path.find_first_of(std::string_view("\r\n\0 ", 4)) != std::string::npos)
        throw std::invalid_argument("the path holds a space or a line break");
    set(CURLOPT_URL, (target_->url.reveal() + request.path).c_str());
    set(CURLOPT_CUSTOMREQUEST, request.method == http_method::put ? "PUT" : nullptr);
}

bool http_transfer::begin(exchange& what) noexcept {
    exchange_ = &what;
    body_seen_ = 0;
    send_begun_ = false;
    swallowed_ = false;
    blocked_ = false;
    error_text_[0] = '\0';
    try {
        if (target_ != what.request.target)
            configure(what.request.target);
        set_headers();
        set_place(what.request);
        if (what.request.method == http_method::get) {
            set(CURLOPT_HTTPGET, 1L);
        } else {
            set(CURLOPT_POSTFIELDS, what.request.body.data());
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(what.request.body.size()));
        }
        return true;
    } catch (const std::exception& error) {
        what.response.error = transport_error::setup;
        what.response.detail = error.what();
        exchange_ = nullptr;
        return false;
    }
}

bool http_transfer::head_sent() const noexcept {
    long head = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_REQUEST_SIZE, &head);
    return head > 0;
}

bool http_transfer::request_sent() const noexcept {
    curl_off_t body = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_SIZE_UPLOAD_T, &body);
    const auto& request = exchange_->request;
    const std::size_t expected = request.method == http_method::get ? 0 : request.body.size();
    return swallowed_ || (send_begun_ && head_sent() && static_cast<std::size_t>(body) >= expected);
}

transport_error http_transfer::error_of(CURLcode code, bool sent) const noexcept {
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return transport_error::resolve;
    case CURLE_COULDNT_CONNECT:
        return blocked_ ? transport_error::blocked_address : transport_error::connect;
    case CURLE_ABORTED_BY_CALLBACK:
        return blocked_ ? transport_error::blocked_address : transport_error::connection_lost;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CIPHER:
        return transport_error::tls;
    case CURLE_OPERATION_TIMEDOUT:
        return transport_error::timeout;
    case CURLE_WEIRD_SERVER_REPLY:
        return transport_error::bad_answer;
    case CURLE_UNSUPPORTED_PROTOCOL: // also what an answer without a status line (HTTP/0.9) gives
    case CURLE_OUT_OF_MEMORY:        // also what a header of more than 100 KiB gives
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_URL_MALFORMAT:
    case CURLE_FAILED_INIT:
    case CURLE_BAD_FUNCTION_ARGUMENT:
        return sent ? transport_error::bad_answer : transport_error::setup;
    default:
        return transport_error::connection_lost;
    }
}

const char* http_transfer::words_for(CURLcode code) const noexcept {
    if (blocked_)
        return "the host is at a private or reserved address, which this destination may not reach";
    if (swallowed_)
        return "the connection closed after the request was sent, without an answer";
    return error_text_[0] != '\0' ? error_text_.data() : curl_easy_strerror(code);
}

void http_transfer::read_answer() {
    http_response& response = exchange_->response;
    long status = 0;
    long connects = 0;
    curl_off_t elapsed = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(handle_.get(), CURLINFO_NUM_CONNECTS, &connects);
    curl_easy_getinfo(handle_.get(), CURLINFO_TOTAL_TIME_T, &elapsed);
    response.elapsed = std::chrono::microseconds(elapsed);
    response.request_sent = request_sent();
    response.reused_connection = send_begun_ && connects == 0;
    // A status line is an answer, even when the rest of it is late or lost; 1xx only announces one.
    if (status < 200 || !send_begun_)
        return;
    response.status = static_cast<int>(status);
    response.retry_after = header_value(handle_.get(), "Retry-After");
    for (const std::string& name : target_->kept_headers)
        if (std::string value = header_value(handle_.get(), name.c_str()); !value.empty())
            response.headers.emplace(name, std::move(value));
}

exchange& http_transfer::finish(CURLcode code) noexcept {
    assert(exchange_ != nullptr);
    http_response& response = exchange_->response;
    read_answer();
    if (response.status == 0) {
        response.error =
            code == CURLE_OK ? transport_error::bad_answer : error_of(code, response.request_sent);
        response.detail = words_for(code);
    }
    return *std::exchange(exchange_, nullptr);
}

exchange& http_transfer::cancel() noexcept {
    read_answer();
    if (exchange_->response.status == 0) {
        exchange_->response.error = transport_error::cancelled;
        exchange_->response.detail = "cancelled";
    }
    return *std::exchange(exchange_, nullptr);
}

std::size_t http_transfer::on_body(char* data, std::size_t, std::size_t count,
                                   void* self) noexcept {
    auto& transfer = *static_cast<http_transfer*>(self);
    std::string& kept = transfer.exchange_->response.body;
    transfer.body_seen_ += count;
    const std::size_t limit = transfer.target_->kept_body;
    try {
        kept.append(data, std::min(count, limit - std::min(limit, kept.size())));
    } catch (const std::bad_alloc&) {
        return 0;
    }
    // Anything but `count` ends the transfer; the status stands.
    return transfer.body_seen_ > longest_read_body ? 0 : count;
}

curl_socket_t http_transfer::on_open_socket(void* self, curlsocktype,
                                            curl_sockaddr* address) noexcept {
    auto& transfer = *static_cast<http_transfer*>(self);
    if (!transfer.target_->allow_private_addresses && !is_public(address->addr)) {
        transfer.blocked_ = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int http_transfer::on_ready_to_send(void* self, char* peer, char*, int, int) noexcept {
    auto& transfer = *static_cast<http_transfer*>(self);
    // An open connection may belong to a target that allows more than this one does.
    if (!transfer.target_->allow_private_addresses && !is_public(peer)) {
        transfer.blocked_ = true;
        return CURL_PREREQFUNC_ABORT;
    }
    // When a kept connection dies without an answer, libcurl repeats the request by itself
    // (Curl_retry_request). What was sent may have been taken: that is the caller's decision. How
    // much of it went is forgotten by now (only the head is counted), so all of it may have.
    const bool repeats = std::exchange(transfer.send_begun_, true) && transfer.head_sent();
    if (!repeats || transfer.exchange_->request.method == http_method::get)
        return CURL_PREREQFUNC_OK;
    transfer.swallowed_ = true;
    return CURL_PREREQFUNC_ABORT;
}

} // namespace remembrancer::transfer
