#include "tests/sink/fault.hpp"

#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace remembrancer::sink {

namespace {

constexpr std::array<std::pair<std::string_view, point>, 10> points{{
    {"http.head", point::http_head},
    {"http.body", point::http_body},
    {"smtp.connect", point::smtp_connect},
    {"smtp.ehlo", point::smtp_ehlo},
    {"smtp.auth", point::smtp_auth},
    {"smtp.mail", point::smtp_mail},
    {"smtp.rcpt", point::smtp_rcpt},
    {"smtp.data", point::smtp_data},
    {"smtp.dot", point::smtp_dot},
    {"smtp.quit", point::smtp_quit},
}};

constexpr std::array<std::pair<std::string_view, deed>, 4> deeds{{
    {"answer", deed::answer},
    {"delay", deed::delay},
    {"drop", deed::drop},
    {"hang", deed::hang},
}};

template <typename Table>
auto look_up(const Table& table, std::string_view name)
    -> std::optional<decltype(table[0].second)> {
    for (const auto& [known, value] : table)
        if (known == name)
            return value;
    return std::nullopt;
}

std::optional<std::uint64_t> number_in(std::string_view text, std::uint64_t least,
                                       std::uint64_t most) {
    std::uint64_t value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (ec != std::errc() || end != text.data() + text.size() || value < least || value > most)
        return std::nullopt;
    return value;
}

bool set_count(fault& f, std::string_view key, std::string_view value) {
    constexpr std::uint64_t day_ms = 86'400'000;
    constexpr std::uint64_t any = std::numeric_limits<std::uint64_t>::max();
    struct row {
        std::string_view key;
        std::uint64_t least;
        std::uint64_t most;
    };
    constexpr std::array<row, 8> rows{{{"code", 200, 599},
                                       {"ms", 0, day_ms},
                                       {"every", 1, any},
                                       {"first", 1, any},
                                       {"times", 1, any},
                                       {"port", 1, 65535},
                                       {"retry-after", 0, day_ms},
                                       {"retry-after-date", 0, day_ms}}};
    for (const row& r : rows) {
        if (r.key != key)
            continue;
        const std::optional<std::uint64_t> n = number_in(value, r.least, r.most);
        if (!n)
            return false;
        if (key == "code")
            f.code = static_cast<int>(*n);
        else if (key == "ms")
            f.wait = std::chrono::milliseconds(*n);
        else if (key == "every")
            f.every = *n;
        else if (key == "first")
            f.first = *n;
        else if (key == "times")
            f.times = *n;
        else if (key == "port")
            f.port = static_cast<std::uint16_t>(*n);
        else
            f.retry_after = std::chrono::seconds(*n);
        f.retry_after_as_date = f.retry_after_as_date || key == "retry-after-date";
        return true;
    }
    return false;
}

/// False when the key is unknown or the value out of its range.
bool set_field(fault& f, std::string_view key, std::string_view value, bool& placed) {
    if (key == "at") {
        const auto at = look_up(points, value);
        placed = at.has_value();
        f.at = at.value_or(f.at);
        return placed;
    }
    if (key == "apart") {
        f.apart = value == "yes";
        return value == "yes" || value == "no";
    }
    if (key == "match" || key == "text" || key == "location") {
        (key == "match" ? f.match : key == "text" ? f.text : f.location) = value;
        return !value.empty() && value.find_first_of("\r\n") == std::string_view::npos;
    }
    return set_count(f, key, value);
}

} // namespace

std::variant<fault, std::string> parse_fault(std::string_view line) {
    fault f;
    f.line = line;
    const std::size_t word_end = std::min(line.find(' '), line.size());
    const auto what = look_up(deeds, line.substr(0, word_end));
    if (!what)
        return "expected answer, delay, drop or hang: '" + std::string(line) + "'";
    f.what = *what;
    bool placed = false;
    for (std::size_t begin = word_end + 1; begin < line.size();) {
        std::size_t end = std::min(line.find(' ', begin), line.size());
        if (line.substr(begin).starts_with("text="))
            end = line.size();
        const std::string_view token = line.substr(begin, end - begin);
        const std::size_t equals = token.find('=');
        begin = end + 1;
        if (token.empty())
            continue;
        if (equals == std::string_view::npos ||
            !set_field(f, token.substr(0, equals), token.substr(equals + 1), placed))
            return "not understood: '" + std::string(token) + "' in '" + std::string(line) + "'";
    }
    if (!placed)
        return "says no at=POINT: '" + std::string(line) + "'";
    if (f.what == deed::answer && f.code == 0)
        return "says no code=N: '" + std::string(line) + "'";
    if (f.what == deed::delay && f.wait.count() == 0)
        return "says no ms=N: '" + std::string(line) + "'";
    return f;
}

fate fate_of(const fault* struck) {
    if (struck == nullptr)
        return fate::accepted;
    switch (struck->what) {
    case deed::drop:
    case deed::hang:
        return struck->apart.value_or(true) ? fate::accepted_apart : fate::accepted;
    case deed::answer:
        if (struck->code >= 300 && !struck->apart.value_or(false))
            return fate::refused;
        [[fallthrough]];
    case deed::delay:
        return struck->apart.value_or(false) ? fate::accepted_apart : fate::accepted;
    }
    return fate::accepted;
}

void fault_plan::add(fault what) {
    armed fresh;
    fresh.what = std::move(what);
    faults_.push_back(std::move(fresh));
}

const fault* fault_plan::strike(point at, std::uint16_t port, std::string_view key) {
    for (armed& candidate : faults_) {
        if (candidate.what.at == at && strikes(candidate, port, key)) {
            ++candidate.struck;
            return &candidate.what;
        }
    }
    return nullptr;
}

bool fault_plan::strikes(armed& candidate, std::uint16_t port, std::string_view key) {
    const fault& f = candidate.what;
    if ((f.port != 0 && f.port != port) || key.find(f.match) == std::string_view::npos)
        return false;
    if (f.first != 0 && ++candidate.attempts[std::string(key)] > f.first)
        return false;
    if (++candidate.met % f.every != 0)
        return false;
    return f.times == 0 || candidate.struck < f.times;
}

std::map<std::string, std::uint64_t> fault_plan::struck() const {
    std::map<std::string, std::uint64_t> by_line;
    for (const armed& each : faults_)
        by_line[each.what.line] += each.struck;
    return by_line;
}

void fault_plan::reset_counts() {
    for (armed& each : faults_) {
        each.met = each.struck = 0;
        each.attempts.clear();
    }
}

} // namespace remembrancer::sink
