#include "connectors/email/token_source.hpp"

#include "connectors/kit/text.hpp"

#include <optional>
#include <utility>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace remembrancer::email {
namespace asio = boost::asio;
namespace {

/// Tokens of Microsoft's are 1 to 3 KB; those of others may name many groups.
constexpr std::size_t largest_answer = 64 * 1024;

std::shared_ptr<const transfer::http_target> target_of(const transfer::token_endpoint& endpoint) {
    auto target = std::make_shared<transfer::http_target>();
    target->url = base::secret(endpoint.url);
    target->headers = {"Content-Type: application/x-www-form-urlencoded",
                       "Accept: application/json"};
    target->ca_file = endpoint.ca_file;
    target->allow_http = true; // faults_in lets only this machine's through
    // Whoever writes the settings names it, and its certificate says that it is the one.
    target->allow_private_addresses = true;
    target->kept_body = largest_answer;
    return target;
}

std::chrono::sys_seconds real_now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

token_answer cut_short() {
    token_answer none;
    none.failure.detail = "not sent: the daemon is stopping";
    return none;
}

} // namespace

/// A request under way, and those who wait for what comes of it.
struct token_source::fetching {
    explicit fetching(const asio::any_io_executor& main)
        : over(main, asio::steady_timer::time_point::max()) {}

    asio::steady_timer over; ///< cancelled when it is
    bool is_over = false;
    std::optional<token_answer> answer;
};

/// Ends what is under way however its coroutine ends. It does not touch the source: a loop that
/// ends destroys its coroutines after that.
struct token_source::ending {
    std::shared_ptr<fetching> of;

    explicit ending(std::shared_ptr<fetching> what) : of(std::move(what)) {}
    ending(const ending&) = delete;
    ending& operator=(const ending&) = delete;
    ~ending() {
        of->is_over = true;
        of->over.cancel();
    }
};

token_source::token_source(const transfer::token_endpoint& endpoint, transfer::http_client& client,
                           std::function<time_point()> now)
    : client_(client), now_(std::move(now)), target_(target_of(endpoint)),
      form_(token_request(endpoint)),
      blot_(base::secret(endpoint.url),
            {endpoint.client_secret,
             base::secret(kit::percent_encoded(endpoint.client_secret.reveal())), form_}) {}

asio::awaitable<token_answer> token_source::current() {
    if (!kept_.token.empty() && now_() < use_until_)
        co_return kept_;
    if (!under_way_ || under_way_->is_over) {
        token_answer fetched = co_await fetch();
        co_return fetched;
    }
    const std::shared_ptr<fetching> other = under_way_;
    boost::system::error_code ec;
    auto woken = asio::redirect_error(asio::use_awaitable, ec);
    co_await other->over.async_wait(woken);
    // Without an answer either this coroutine was cancelled or the one that fetched.
    co_return other->answer ? *other->answer : cut_short();
}

asio::awaitable<token_answer> token_source::fetch() {
    const asio::any_io_executor main = co_await asio::this_coro::executor;
    const auto mine = std::make_shared<fetching>(main);
    const ending whatever_comes{mine};
    under_way_ = mine;
    const time_point asked = now_();
    transfer::http_request request;
    request.target = target_;
    request.body = form_.reveal();
    const transfer::http_response response = co_await client_.perform(std::move(request));
    under_way_.reset();
    token_answer answer = read_token(response, blot_, real_now());
    if (!answer.token.empty()) {
        kept_ = answer;
        use_until_ = asked + use_of(answer.lifetime);
    }
    if (response.error != transfer::transport_error::cancelled)
        mine->answer = answer;
    co_return answer;
}

void token_source::forget(const base::secret& refused) {
    if (kept_.token == refused)
        kept_ = {};
}

} // namespace remembrancer::email
