#include "connectors/email/email_connector.hpp"

#include "connectors/email/classify.hpp"
#include "connectors/mime/mail_of.hpp"

#include <utility>

namespace remembrancer::email {

email_connector::email_connector(boost::asio::any_io_executor main, const base::clock& now,
                                 const email_settings& settings, render::render_settings words)
    : now_(now), limits_(settings.limits),
      words_(std::move(words)), composer_(settings.identity),
      client_(std::move(main), settings.smtp) {}

boost::asio::awaitable<plan::send_outcome> email_connector::send(const connectors::delivery& what) {
    const mime::mail mail = mime::mail_of(composer_, what, words_, now_.now());
    if (!mail.bytes)
        co_return mail.unsendable;
    transfer::smtp_request request;
    request.from = composer_.identity().from_address;
    request.to = mail.to;
    request.bytes = mail.bytes;
    const transfer::smtp_response response = co_await client_.send(std::move(request));
    plan::send_outcome outcome = classify(response);
    outcome.remark = mail.remark;
    co_return outcome;
}

} // namespace remembrancer::email
