#include "connectors/email/email_connector.hpp"

#include "connectors/email/classify.hpp"
#include "connectors/mime/mail_of.hpp"

#include <limits>
#include <utility>

namespace remembrancer::email {

email_connector::email_connector(boost::asio::any_io_executor main, const base::clock& now,
                                 const email_settings& settings, render::render_settings words)
    : now_(now), limits_(settings.limits), words_(std::move(words)),
      composer_(settings.identity, settings.mail), client_(std::move(main), settings.smtp) {}

boost::asio::awaitable<plan::send_outcome> email_connector::send(const connectors::delivery& what) {
    plan::send_outcome outcome;
    bool too_big = false;
    std::size_t largest = std::numeric_limits<std::size_t>::max();
    do {
        const mime::mail mail = mime::mail_of(composer_, what, words_, now_.now(), largest);
        if (!mail.bytes) {
            // What does not fit even so was refused by the relay, if it was tried.
            co_return too_big ? outcome : mail.unsendable;
        }
        transfer::smtp_request request;
        request.from = composer_.identity().from_address;
        request.to = mail.to;
        request.bytes = mail.bytes;
        const transfer::smtp_response response = co_await client_.send(std::move(request));
        outcome = classify(response);
        outcome.remark = mail.remark;
        too_big = is_too_big(response);
        largest = mail.bytes->size() - 1; // the next is smaller by a file, or by half its lines
    } while (too_big);
    co_return outcome;
}

} // namespace remembrancer::email
