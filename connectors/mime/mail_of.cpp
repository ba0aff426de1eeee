#include "connectors/mime/mail_of.hpp"

#include "connectors/transfer/wire_address.hpp"
#include "daemon/base/log.hpp"
#include "daemon/render/digest_calendar.hpp"
#include "daemon/render/item_calendar.hpp"
#include "daemon/render/mail.hpp"
#include "daemon/render/notice.hpp"

#include <algorithm>
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

attachment calendar_file(const std::string& parameters, const char* name, std::string text) {
    return {"text/calendar; charset=utf-8" + parameters, name, std::move(text)};
}

std::vector<attachment> files_of(const composer& writer, const plan::message& model,
                                 std::chrono::sys_seconds now) {
    std::vector<attachment> files;
    if (!writer.settings().calendar)
        return files;
    if (model.digest) {
        std::string text = render::to_calendar(*model.digest);
        if (text.find("BEGIN:VEVENT") != std::string::npos)
            files.push_back(calendar_file("", "plan.ics", std::move(text)));
        return files;
    }
    const mail_identity& from = writer.identity();
    render::calendar_words words;
    words.organiser = from.reply_to_address.empty() ? from.from_address : from.reply_to_address;
    words.written = now;
    for (render::calendar_object& object : render::calendars_of(model, words)) {
        const bool over = object.method == render::calendar_method::cancel;
        files.push_back(calendar_file(over ? "; method=CANCEL" : "; method=PUBLISH",
                                      over ? "over.ics" : "dates.ics", std::move(object.text)));
    }
    return files;
}

letter letter_of(const connectors::delivery& what, std::chrono::sys_seconds now) {
    letter to_write;
    to_write.key = what.key;
    to_write.to_name = what.model->person;
    to_write.date = now;
    to_write.thread = thread_of(*what.model);
    to_write.may_be_copy = what.may_be_copy;
    if (what.model->digest) {
        to_write.series = to_text(what.model->digest->kind);
        to_write.reader = what.model->person;
    }
    return to_write;
}

// The remark that a mail in built-in words gets; logged when it is news.
std::string remark_of(const std::string& fault) {
    if (fault.empty())
        return {};
    std::string remark = base::printable(fault.substr(0, longest_remark));
    // A fault is in every mail alike.
    thread_local std::string logged;
    if (std::exchange(logged, remark) != remark)
        base::log_error("a template cannot be used; the built-in words are sent",
                        {{"reason", remark}});
    return remark;
}

std::string with_words(const composer& writer, letter& to_write, const render::rendered& words) {
    to_write.text = words.text;
    to_write.html = words.html;
    return writer.compose(to_write);
}

// The whole, else without files, else with half the lines, a quarter ...; empty when nothing of it
// is small enough.
std::string fitted(const composer& writer, letter& to_write, const plan::message& model,
                   const render::rendered& whole, const render::render_settings& words,
                   std::size_t largest) {
    std::string bytes = with_words(writer, to_write, whole);
    if (bytes.size() <= largest)
        return bytes;
    if (!std::exchange(to_write.files, {}).empty()) {
        render::rendered less = whole;
        render::add_notice(less, render::left_out_in_words(0, words));
        bytes = with_words(writer, to_write, less);
    }
    for (int lines = render::lines_of(model); bytes.size() > largest && lines > 0;) {
        lines /= 2;
        const render::shortened less = render::shortened_to(model, lines);
        render::rendered some = render::render_mail(less.model, words);
        render::add_notice(some, render::left_out_in_words(less.left_out, words));
        bytes = with_words(writer, to_write, some);
    }
    return bytes.size() <= largest ? bytes : std::string();
}

} // namespace

std::string thread_of(const plan::message& model) {
    if (model.items.size() != 1 || model.more_items != 0 || model.list)
        return {};
    return render::identity_of(model.items.front(), model);
}

mail mail_of(const composer& writer, const connectors::delivery& what,
             const render::render_settings& words, base::instant now, std::size_t largest) {
    const transfer::wire_address to = transfer::to_wire(what.address);
    if (to.address.empty())
        return refusal(plan::failure::recipient,
                       "'" + base::printable(what.address.substr(0, 80)) + "' " + to.fault +
                           ": correct the person's address in the contacts");
    try {
        const auto written_at = std::chrono::floor<std::chrono::seconds>(now);
        const render::rendered whole = render::render_mail(*what.model, words);
        letter to_write = letter_of(what, written_at);
        to_write.to_address = to.address;
        to_write.subject = whole.subject;
        to_write.files = files_of(writer, *what.model, written_at);
        const std::size_t limit = std::min(largest, writer.settings().largest);
        std::string bytes = fitted(writer, to_write, *what.model, whole, words, limit);
        if (bytes.empty())
            return refusal(plan::failure::content,
                           "is larger than " + std::to_string(limit) +
                               " bytes, even without its lines: raise `largest`");
        mail written;
        written.to = to.address;
        written.remark = remark_of(whole.fault);
        written.bytes = std::make_shared<const std::string>(std::move(bytes));
        return written;
    } catch (const std::exception& failure) {
        return refusal(plan::failure::content,
                       std::string("cannot be put into mail: ") + base::printable(failure.what()));
    }
}

} // namespace remembrancer::mime
