#include "tests/sink/smtp_text.hpp"

#include "tests/sink/http_head.hpp"

#include <algorithm>
#include <charconv>

namespace remembrancer::sink {

namespace {

constexpr std::size_t longest_address = 320;

std::optional<std::uint64_t> size_parameter(std::string_view parameters) {
    while (!parameters.empty()) {
        const std::size_t end = std::min(parameters.find(' '), parameters.size());
        const std::string_view each = parameters.substr(0, end);
        parameters.remove_prefix(std::min(end + 1, parameters.size()));
        if (each.size() < 5 || !same_word(each.substr(0, 5), "SIZE="))
            continue;
        std::uint64_t size = 0;
        const char* last = each.data() + each.size();
        const auto [stop, ec] = std::from_chars(each.data() + 5, last, size);
        if (ec != std::errc() || stop != last)
            return std::nullopt;
        return size;
    }
    return 0;
}

} // namespace

smtp_command split_command(std::string_view line) {
    const std::size_t space = std::min(line.find(' '), line.size());
    std::string_view arguments = line.substr(std::min(space + 1, line.size()));
    while (arguments.ends_with(' '))
        arguments.remove_suffix(1);
    return {line.substr(0, space), arguments};
}

std::optional<smtp_path> parse_path(std::string_view arguments, std::string_view word) {
    if (arguments.size() <= word.size() || !same_word(arguments.substr(0, word.size()), word) ||
        arguments[word.size()] != ':')
        return std::nullopt;
    arguments.remove_prefix(word.size() + 1);
    while (arguments.starts_with(' '))
        arguments.remove_prefix(1);
    const std::size_t close = arguments.find('>');
    if (!arguments.starts_with('<') || close == std::string_view::npos)
        return std::nullopt;
    smtp_path path;
    path.address = arguments.substr(1, close - 1);
    const std::string_view parameters = arguments.substr(close + 1);
    const std::optional<std::uint64_t> size = size_parameter(parameters);
    if (!size || path.address.size() > longest_address ||
        (!parameters.empty() && !parameters.starts_with(' ')) ||
        std::any_of(path.address.begin(), path.address.end(),
                    [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '<'; }))
        return std::nullopt;
    path.size = *size;
    return path;
}

std::string_view message_id(std::string_view mail) {
    constexpr std::string_view name = "message-id:";
    for (std::size_t begin = 0; begin < mail.size();) {
        const std::size_t end = std::min(mail.find('\n', begin), mail.size());
        const std::string_view line = mail.substr(begin, end - begin);
        if (line.empty() || line == "\r")
            return {};
        if (line.size() >= name.size() && same_word(line.substr(0, name.size()), name)) {
            std::size_t stop = end;
            while (stop + 1 < mail.size() && (mail[stop + 1] == ' ' || mail[stop + 1] == '\t'))
                stop = std::min(mail.find('\n', stop + 1), mail.size());
            const std::string_view value = mail.substr(begin, stop - begin);
            const std::size_t open = value.find('<');
            const std::size_t close = value.find('>', std::min(open, value.size()));
            return close == std::string_view::npos ? std::string_view()
                                                   : value.substr(open + 1, close - open - 1);
        }
        begin = end + 1;
    }
    return {};
}

std::size_t find_end_of_data(std::string_view input, std::size_t from, bool begins_a_line) {
    if (begins_a_line && input.starts_with(".\r\n"))
        return 0;
    const std::size_t found = input.find("\r\n.\r\n", from < 4 ? 0 : from - 4);
    return found == std::string_view::npos ? found : found + 2;
}

} // namespace remembrancer::sink
