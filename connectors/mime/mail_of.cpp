#include "connectors/mime/mail_of.hpp"

#include "connectors/transfer/wire_address.hpp"
#include "daemon/base/log.hpp"
#include "daemon/render/mail.hpp"

#include <exception>
#include <utility>

namespace remembrancer::mime {
namespace {

constexpr std::size_t longest_remark = 500;

mail refusal(plan::failure reason, std::string detail) {
    mail unsendable;
    unsendable.unsendable.verdict = plan::verdict::refused;
    unsendable.unsendable.reason = reason;
    unsendable.unsendable.detail = std::move(detail);
    return unsendable;
}

} // namespace

std::string thread_of(const plan::message& model) {
    if (model.items.size() != 1 || model.more_items != 0 || model.list)
        return {};
    const plan::message_item& item = model.items.front();
    std::string thread = model.programme;
    thread += '\n';
    thread += to_text(item.kind);
    thread += '\n';
    if (!item.ref.empty())
        return thread + item.ref;
    return thread + '\n' + item.workstream + '\n' + item.title;
}

mail mail_of(const composer& writer, const connectors::delivery& what,
             const render::render_settings& words, base::instant now) {
    const transfer::wire_address to = transfer::to_wire(what.address);
    if (to.address.empty())
        return refusal(plan::failure::recipient,
                       "'" + base::printable(what.address.substr(0, 80)) + "' " + to.fault +
                           ": correct the person's address in the contacts");
    try {
        render::rendered text = render::render_mail(*what.model, words);
        letter to_write;
        to_write.key = what.key;
        to_write.to_address = to.address;
        to_write.to_name = what.model->person;
        to_write.date = std::chrono::floor<std::chrono::seconds>(now);
        to_write.subject = std::move(text.subject);
        to_write.text = std::move(text.text);
        to_write.html = std::move(text.html);
        to_write.thread = thread_of(*what.model);
        to_write.may_be_copy = what.may_be_copy;
        mail written;
        written.to = to.address;
        if (!text.fault.empty()) {
            written.remark = base::printable(text.fault.substr(0, longest_remark));
            // A fault is in every mail alike.
            thread_local std::string logged;
            if (std::exchange(logged, written.remark) != written.remark)
                base::log_error("a template cannot be used; the built-in words are sent",
                                {{"reason", written.remark}});
        }
        written.bytes = std::make_shared<const std::string>(writer.compose(to_write));
        return written;
    } catch (const std::exception& failure) {
        return refusal(plan::failure::content,
                       std::string("cannot be put into mail: ") + base::printable(failure.what()));
    }
}

} // namespace remembrancer::mime
