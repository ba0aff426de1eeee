#include "connectors/transfer/smtp_reply.hpp"

#include <charconv>
#include <utility>

namespace remembrancer::transfer {
namespace {

constexpr std::size_t longest_text = 500;

// Reads 1 to 3 digits off the front of `text`.
std::optional<int> take_number(std::string_view& text) {
    int value = 0;
    const auto [end, ec] =
        std::from_chars(text.data(), text.data() + std::min<std::size_t>(text.size(), 3), value);
    if (ec != std::errc() || value < 0)
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

bool take(std::string_view& text, char expected) {
    if (!text.starts_with(expected))
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

std::optional<enhanced_code> enhanced_code_in(std::string_view text, int code) {
    enhanced_code found;
    for (int* part : {&found.status, &found.subject, &found.detail}) {
        if (part != &found.status && !take(text, '.'))
            return std::nullopt;
        const std::optional<int> number = take_number(text);
        if (!number)
            return std::nullopt;
        *part = *number;
    }
    const bool ended = text.empty() || text.front() == ' ';
    return ended && found.status == code / 100 ? std::optional(found) : std::nullopt;
}

std::optional<smtp_reply> smtp_reply_reader::add(std::string_view line) {
    while (line.ends_with('\n') || line.ends_with('\r'))
        line.remove_suffix(1);
    std::string_view rest = line;
    const std::optional<int> code = take_number(rest);
    const bool last = rest.empty() || rest.front() == ' ';
    if (!code || line.size() - rest.size() != 3 || *code < 100 || (!last && rest.front() != '-'))
        return std::nullopt;
    if (!rest.empty())
        rest.remove_prefix(1);
    open_.code = *code;
    if (!open_.enhanced)
        open_.enhanced = enhanced_code_in(rest, *code);
    if (!open_.text.empty() && !rest.empty())
        open_.text += ' ';
    open_.text += rest;
    if (open_.text.size() > longest_text)
        open_.text.resize(longest_text);
    return last ? std::optional(std::exchange(open_, {})) : std::nullopt;
}

} // namespace remembrancer::transfer
