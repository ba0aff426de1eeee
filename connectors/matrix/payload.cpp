#include "connectors/matrix/payload.hpp"

#include "connectors/kit/chat_text.hpp"
#include "connectors/kit/fit.hpp"
#include "connectors/kit/json_writer.hpp"
#include "connectors/matrix/html.hpp"

namespace remembrancer::matrix {
namespace {

constexpr std::size_t longest_event = 60'000;

constexpr kit::text_style style{.bold_begin = "", .bold_end = "", .escape = plain};

std::string event(const render::chat_words& words, std::string_view user) {
    std::string out;
    kit::json_object body(out);
    body.text("msgtype", user.empty() ? "m.notice" : "m.text", std::string::npos);
    body.text("body", kit::chat_text(words, style, user), std::string::npos);
    body.text("format", "org.matrix.custom.html", std::string::npos);
    body.text("formatted_body", html(words, user), std::string::npos);
    // Without it clients look for names in the text.
    kit::json_object mentions(body.value("m.mentions"));
    if (!user.empty()) {
        mentions.value("user_ids") += "[\"";
        kit::append_text(out, user, std::string::npos);
        out += "\"]";
    }
    mentions.close();
    body.close();
    return out;
}

} // namespace

std::string payload(const render::chat_words& words, std::string_view user) {
    return kit::fitted(
        words, {longest_event, kit::unit::bytes},
        [user](const render::chat_words& part) -> std::string { return event(part, user); });
}

} // namespace remembrancer::matrix
