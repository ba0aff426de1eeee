#include "connectors/transfer/smtp_session.hpp"

#include "connectors/transfer/smtp_address.hpp"
#include "connectors/transfer/smtp_progress.hpp"
#include "daemon/base/error.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <stdexcept>

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace remembrancer::transfer {
namespace {

using steady = std::chrono::steady_clock;

constexpr std::chrono::seconds quit_patience{2}; // for the answer to a QUIT after a refusal
constexpr std::chrono::seconds stop_grace{5};

template <typename Value>
void set(void* handle, CURLoption option, Value value) {
    const CURLcode code = curl_easy_setopt(handle, option, value);
    if (code != CURLE_OK)
        throw std::runtime_error(std::string("libcurl refuses an option: ") +
                                 curl_easy_strerror(code));
}

smtp_fault fault_of(CURLcode code) {
    switch (code) {
    case CURLE_OK:
        return smtp_fault::none;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return smtp_fault::resolve;
    case CURLE_COULDNT_CONNECT:
    case CURLE_INTERFACE_FAILED:
        return smtp_fault::connect;
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return smtp_fault::tls;
    case CURLE_LOGIN_DENIED:
    case CURLE_AUTH_ERROR:
        return smtp_fault::login;
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_ABORTED_BY_CALLBACK: // only on a time limit of ours
        return smtp_fault::timeout;
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
        return smtp_fault::broken;
    case CURLE_OUT_OF_MEMORY:
    case CURLE_READ_ERROR:
        return smtp_fault::local;
    default:
        return smtp_fault::protocol;
    }
}

std::string own_name(const smtp_settings& settings) {
    if (!settings.ehlo_name.empty())
        return settings.ehlo_name;
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) == 0 && is_safe_domain(name.data()))
        return name.data();
    return "localhost";
}

std::string url_of(const smtp_settings& settings) {
    const bool ipv6 = settings.host.find(':') != std::string::npos;
    return (settings.tls == smtp_tls::implicit ? "smtps://" : "smtp://") +
           (ipv6 ? '[' + settings.host + ']' : settings.host) + ':' +
           std::to_string(settings.port) + '/' + own_name(settings);
}

long in_seconds(std::chrono::seconds wait) {
    return static_cast<long>(wait.count());
}

smtp_response refusal(smtp_fault fault, std::string error) {
    smtp_response response;
    response.fault = fault;
    response.error = std::move(error);
    return response;
}

} // namespace

// What libcurl's callbacks need of one attempt. They are called on the session's thread, inside
// curl_easy_perform, and never throw: memory is the only thing that could run out.
struct smtp_session::attempt {
    attempt(const std::string& bytes_, const smtp_settings& settings, const std::atomic<bool>& stop)
        : bytes(bytes_), progress(bytes_.size()), silence(settings.response_timeout),
          connecting(settings.connect_timeout + settings.response_timeout), stopping(stop) {}

    const std::string& bytes;
    smtp_progress progress;
    std::chrono::seconds silence;
    std::chrono::seconds connecting;
    const std::atomic<bool>& stopping;
    std::size_t offset = 0;
    bool greeted = false;
    steady::time_point last_event = steady::now();
    std::optional<steady::time_point> give_up_at;

    static std::size_t on_line(char* data, std::size_t, std::size_t count, void* self) noexcept {
        auto& my = *static_cast<attempt*>(self);
        my.last_event = steady::now();
        my.greeted = true;
        my.progress.read_line({data, count});
        if (my.progress.settled() && !my.give_up_at)
            my.give_up_at = my.last_event + quit_patience;
        return count;
    }

    static std::size_t on_read(char* to, std::size_t, std::size_t room, void* self) noexcept {
        auto& my = *static_cast<attempt*>(self);
        const std::size_t count = std::min(room, my.bytes.size() - my.offset);
        std::memcpy(to, my.bytes.data() + my.offset, count);
        my.offset += count;
        my.last_event = steady::now();
        my.progress.hand_over(count);
        return count;
    }

    static int on_session_ready(void* self, char*, char*, int, int) noexcept {
        static_cast<attempt*>(self)->progress.start_transaction();
        return CURL_PREREQFUNC_OK;
    }

    // Once a second while libcurl waits, also where it blocks and looks at no timeout of its own.
    static int on_tick(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) noexcept {
        auto& my = *static_cast<attempt*>(self);
        const steady::time_point now = steady::now();
        if (my.stopping && !my.give_up_at)
            my.give_up_at = now + stop_grace;
        const bool silent = now - my.last_event >= (my.greeted ? my.silence : my.connecting);
        return silent || (my.give_up_at && now >= *my.give_up_at) ? 1 : 0;
    }
};

void smtp_session::handle_deleter::operator()(void* handle) const noexcept {
    curl_easy_cleanup(handle);
}

smtp_session::smtp_session(const smtp_settings& settings)
    : settings_(settings), token_(settings.token_file) {
    for (const std::string& fault : faults_in(settings_))
        throw base::user_error(base::exit_code::settings, "smtp: " + fault);
    handle_.reset(curl_easy_init());
    if (!handle_)
        throw std::runtime_error("cannot make a libcurl handle");
    set_connection_options();
}

smtp_session::~smtp_session() {
    // libcurl would wait for the answer to QUIT; with our reading side shut it finds the end at
    // once.
    if (socket_ >= 0)
        ::shutdown(socket_, SHUT_RD);
    handle_.reset();
}

void smtp_session::set_connection_options() {
    void* h = handle_.get();
    set(h, CURLOPT_URL, url_of(settings_).c_str());
    set(h, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(h, CURLOPT_PROXY, ""); // no proxy out of the environment
    set(h, CURLOPT_NOSIGNAL, 1L);
    // Never CURLUSESSL_TRY: whoever sits on the wire could strip STARTTLS from the greeting.
    const bool encrypted = settings_.tls != smtp_tls::none;
    set(h, CURLOPT_USE_SSL, static_cast<long>(encrypted ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    set(h, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(h, CURLOPT_SSL_VERIFYPEER, 1L);
    set(h, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!settings_.ca_file.empty()) {
        set(h, CURLOPT_CAINFO, settings_.ca_file.c_str());
        set(h, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
    set(h, CURLOPT_CONNECTTIMEOUT, in_seconds(settings_.connect_timeout));
    set(h, CURLOPT_SERVER_RESPONSE_TIMEOUT, in_seconds(settings_.response_timeout));
    set(h, CURLOPT_TIMEOUT, in_seconds(settings_.total_timeout));
    set(h, CURLOPT_MAXAGE_CONN, in_seconds(settings_.idle_limit));
    set(h, CURLOPT_MAXCONNECTS, 1L);
    set(h, CURLOPT_UPLOAD, 1L);
    set(h, CURLOPT_NOPROGRESS, 0L);
    set(h, CURLOPT_HEADERFUNCTION, &attempt::on_line);
    set(h, CURLOPT_READFUNCTION, &attempt::on_read);
    set(h, CURLOPT_PREREQFUNCTION, &attempt::on_session_ready);
    set(h, CURLOPT_XFERINFOFUNCTION, &attempt::on_tick);
    const curl_sockopt_callback opened = [](void* self, curl_socket_t socket, curlsocktype) {
        static_cast<smtp_session*>(self)->socket_ = socket;
        return CURL_SOCKOPT_OK;
    };
    const curl_closesocket_callback closed = [](void* self, curl_socket_t socket) {
        auto& my = *static_cast<smtp_session*>(self);
        if (my.socket_ == socket)
            my.socket_ = -1;
        return ::close(socket);
    };
    set(h, CURLOPT_SOCKOPTFUNCTION, opened);
    set(h, CURLOPT_SOCKOPTDATA, this);
    set(h, CURLOPT_CLOSESOCKETFUNCTION, closed);
    set(h, CURLOPT_CLOSESOCKETDATA, this);
    if (settings_.auth == smtp_auth::none)
        return;
    set(h, CURLOPT_USERNAME, settings_.user.c_str());
    const bool token = settings_.auth == smtp_auth::xoauth2;
    set(h, CURLOPT_LOGIN_OPTIONS, token ? "AUTH=XOAUTH2" : "AUTH=PLAIN;AUTH=LOGIN");
    if (!token)
        set(h, CURLOPT_PASSWORD, settings_.password.reveal().c_str());
}

smtp_response smtp_session::perform(const smtp_request& request) {
    if (!is_safe_address(request.from))
        return refusal(smtp_fault::address, "the sender's address may not be sent to a relay");
    if (!is_safe_address(request.to)) {
        smtp_response response =
            refusal(smtp_fault::address, "the recipient's address may not be sent to a relay");
        response.phase = smtp_phase::recipient;
        return response;
    }
    if (!request.bytes || request.bytes->empty())
        return refusal(smtp_fault::local, "the message is empty");
    try {
        if (settings_.auth == smtp_auth::xoauth2) {
            const bool fetched = settings_.token_file.empty();
            const base::secret& token = fetched ? request.token : token_.current();
            set(handle_.get(), CURLOPT_XOAUTH2_BEARER, token.reveal().c_str());
        }
    } catch (const base::user_error& unreadable) {
        return refusal(smtp_fault::login, unreadable.what());
    }
    smtp_response response = try_once(request, false);
    if (went_stale(response))
        response = try_once(request, true);
    return response;
}

smtp_response smtp_session::try_once(const smtp_request& request, bool fresh) {
    void* h = handle_.get();
    attempt under_way(*request.bytes, settings_, stopping_);
    std::array<char, CURL_ERROR_SIZE> error{};
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
        curl_slist_append(nullptr, request.to.c_str()), &curl_slist_free_all);
    if (!recipients)
        return refusal(smtp_fault::local, "out of memory");
    set(h, CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
    set(h, CURLOPT_MAIL_FROM, request.from.c_str());
    set(h, CURLOPT_MAIL_RCPT, recipients.get());
    // Sent as SIZE= with MAIL, so a message too large is refused before it goes out (RFC 1870).
    set(h, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(request.bytes->size()));
    set(h, CURLOPT_ERRORBUFFER, error.data());
    set(h, CURLOPT_HEADERDATA, &under_way);
    set(h, CURLOPT_READDATA, &under_way);
    set(h, CURLOPT_PREREQDATA, &under_way);
    set(h, CURLOPT_XFERINFODATA, &under_way);
    const CURLcode code = curl_easy_perform(h);
    set(h, CURLOPT_ERRORBUFFER, static_cast<char*>(nullptr));
    set(h, CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));

    smtp_response response = under_way.progress.finish(fault_of(code));
    // After silence at the dot libcurl keeps the connection for the next mail, whose MAIL the late
    // reply would then answer: with both sides shut it finds the connection dead and makes a new
    // one.
    if (response.result != smtp_result::accepted && socket_ >= 0)
        ::shutdown(socket_, SHUT_RDWR);
    if (code != CURLE_OK)
        response.error = error.front() != '\0' ? error.data() : curl_easy_strerror(code);
    long connects = 0;
    curl_easy_getinfo(h, CURLINFO_NUM_CONNECTS, &connects);
    response.reused = connects == 0 && response.phase != smtp_phase::session;
    return response;
}

} // namespace remembrancer::transfer
