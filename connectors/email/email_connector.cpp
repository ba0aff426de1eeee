#include "connectors/email/email_connector.hpp"

#include "connectors/email/classify.hpp"
#include "connectors/mime/mail_of.hpp"

#include <cassert>
#include <limits>
#include <utility>

namespace remembrancer::email {

email_connector::email_connector(boost::asio::any_io_executor main, const base::clock& now,
                                 const email_settings& settings, render::render_settings words,
                                 transfer::http_client* http)
    : now_(now), limits_(settings.limits), words_(std::move(words)),
      composer_(settings.identity, settings.mail), client_(std::move(main), settings.smtp) {
    if (!need_http(settings))
        return;
    assert(http != nullptr);
    tokens_.emplace(settings.smtp.token, *http);
}

boost::asio::awaitable<plan::send_outcome> email_connector::send(const connectors::delivery& what) {
    attempt made;
    std::size_t largest = std::numeric_limits<std::size_t>::max();
    do {
        const mime::mail mail = mime::mail_of(composer_, what, words_, now_.now(), largest);
        if (!mail.bytes) {
            // What does not fit even so was refused by the relay, if it was tried.
            co_return made.too_big ? made.outcome : mail.unsendable;
        }
        transfer::smtp_request request;
        request.from = composer_.identity().from_address;
        request.to = mail.to;
        request.bytes = mail.bytes;
        made = co_await attempt_with(std::move(request));
        made.outcome.remark = mail.remark;
        largest = mail.bytes->size() - 1; // the next is smaller by a file, or by half its lines
    } while (made.too_big);
    co_return made.outcome;
}

// A token that the relay refuses, though its time was not over, is fetched anew once.
boost::asio::awaitable<email_connector::attempt>
email_connector::attempt_with(transfer::smtp_request request) {
    attempt made;
    for (int logins = 0; logins < 2; ++logins) {
        if (tokens_) {
            token_answer token = co_await tokens_->current();
            if (token.token.empty()) {
                made.outcome = std::move(token.failure);
                co_return made;
            }
            request.token = token.token;
        }
        const transfer::smtp_response response = co_await client_.send(request);
        made.outcome = classify(response);
        made.too_big = is_too_big(response);
        if (!tokens_ || !is_refused_login(response))
            co_return made;
        tokens_->forget(request.token);
    }
    made.outcome.detail += " (a token was fetched; check that `user` is a mailbox in which the "
                           "application may send)";
    co_return made;
}

} // namespace remembrancer::email
