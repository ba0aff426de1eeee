#include "connectors/file/file_connector.hpp"

#include "connectors/mime/mail_of.hpp"
#include "daemon/base/error.hpp"
#include "daemon/base/log.hpp"
#include "daemon/base/signals_blocked.hpp"

#include <exception>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace remembrancer::file {
namespace asio = boost::asio;
namespace {

const char* advice(const std::error_code& code) {
    if (code == std::errc::no_space_on_device || code.value() == EDQUOT)
        return "; free some space, it is tried again by itself";
    if (code == std::errc::permission_denied || code == std::errc::operation_not_permitted ||
        code == std::errc::read_only_file_system)
        return "; let the service's user write there";
    if (code == std::errc::no_such_file_or_directory)
        return "; make the directory it should stand in";
    return "";
}

std::unique_ptr<asio::thread_pool> start_thread() {
    const base::signals_blocked none;
    return std::make_unique<asio::thread_pool>(1);
}

asio::awaitable<plan::send_outcome> deliver(maildir& mailbox, std::string key,
                                            std::shared_ptr<const std::string> bytes,
                                            bool may_be_copy) {
    plan::send_outcome outcome;
    try {
        mailbox.deliver(key, *bytes, may_be_copy);
        outcome.verdict = plan::verdict::accepted;
    } catch (const std::system_error& failure) {
        outcome = outcome_of(failure);
    }
    co_return outcome;
}

} // namespace

plan::send_outcome outcome_of(const std::system_error& failure) {
    plan::send_outcome outcome;
    const bool in_doubt = dynamic_cast<const delivery_in_doubt*>(&failure) != nullptr;
    outcome.verdict = in_doubt ? plan::verdict::unknown : plan::verdict::deferred;
    outcome.reason = plan::failure::server;
    outcome.detail = base::printable(failure.what()) + advice(failure.code());
    outcome.affects_destination = true;
    return outcome;
}

file_connector::file_connector(const base::clock& now, const file_settings& settings,
                               render::render_settings words)
    : now_(now), words_(std::move(words)), composer_(settings.identity, settings.mail),
      mailbox_(settings.directory), disk_(start_thread()) {
    if (settings.directory.empty())
        throw base::user_error(base::exit_code::settings,
                               "file: directory: expected the path of a Maildir");
}

file_connector::~file_connector() {
    disk_->join();
}

asio::awaitable<plan::send_outcome> file_connector::send(const connectors::delivery& what) {
    const mime::mail mail = mime::mail_of(composer_, what, words_, now_.now());
    if (!mail.bytes)
        co_return mail.unsendable;
    auto task = deliver(mailbox_, what.key, mail.bytes, what.may_be_copy);
    const asio::use_awaitable_t<> here;
    plan::send_outcome outcome = co_await asio::co_spawn(*disk_, std::move(task), here);
    outcome.remark = mail.remark;
    co_return outcome;
}

} // namespace remembrancer::file
