#include "daemon/render/notice.hpp"

#include "daemon/render/safe_text.hpp"
#include "daemon/render/words.hpp"
#include "daemon/render/wrap.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace remembrancer::render {
namespace {

constexpr std::size_t text_width = 78; // RFC 5322, 2.1.1
constexpr std::size_t longest_url = 1000;

/// Cuts `list` to what is left of `room`; how many went.
template <class Line>
int cut_list(std::vector<Line>& list, int& room) {
    const int kept = std::min(room, static_cast<int>(list.size()));
    const int gone = static_cast<int>(list.size()) - kept;
    list.resize(static_cast<std::size_t>(kept));
    room -= kept;
    return gone;
}

} // namespace

void add_notice(rendered& mail, const std::string& sentence) {
    mail.text += wrap("\n" + sentence + "\n", text_width);
    const std::string paragraph =
        "<p style=\"font-family:Arial,Helvetica,sans-serif;font-size:16px;color:#0b0c0c;"
        "background-color:#ffffff\">" +
        escape_html(sentence) + "</p>\n";
    mail.html.insert(std::min(mail.html.rfind("</body>"), mail.html.size()), paragraph);
}

shortened shortened_to(const plan::message& model, int lines) {
    shortened out{model, 0};
    int room = lines;
    out.left_out += cut_list(out.model.items, room);
    if (out.model.list)
        for (plan::list_section& part : out.model.list->sections) {
            const int gone = cut_list(part.entries, room);
            part.more += gone;
            out.left_out += gone;
        }
    if (out.model.digest)
        for (plan::digest_section& part : out.model.digest->sections) {
            const int rows_gone = cut_list(part.rows, room);
            const int gone = rows_gone + cut_list(part.findings, room);
            // The last row is the total of what stands no more.
            part.totalled = part.totalled && rows_gone == 0;
            part.more += gone;
            out.left_out += gone;
        }
    return out;
}

int lines_of(const plan::message& model) {
    return shortened_to(model, 0).left_out;
}

std::string left_out_in_words(int lines, const render_settings& settings) {
    std::string words =
        lines == 0 ? "The calendar file is left out, because the mail would be too large."
                   : fmt::format("{} left out, because the mail would be too large.",
                                 lines == 1 ? "1 line is" : fmt::format("{} lines are", lines));
    if (!settings.plan_url.empty())
        words += " The whole plan: " + cut(one_line(settings.plan_url), longest_url);
    return words;
}

} // namespace remembrancer::render
