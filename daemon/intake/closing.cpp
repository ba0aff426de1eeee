#include "daemon/intake/closing.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

/// A longer status is a report; its first words say what it is.
constexpr std::size_t longest_status = 400;

template <std::size_t Size>
using words = std::array<std::string_view, Size>;

template <std::size_t Size>
bool is_in(const words<Size>& list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

constexpr words<18> closing_words{"closed",    "complete",   "completed", "done",     "dropped",
                                  "withdrawn", "resolved",   "cancelled", "canceled", "finished",
                                  "delivered", "achieved",   "abandoned", "stopped",  "superseded",
                                  "archived",  "terminated", "retired"};

/// Those of them that say of it that it will not be done.
constexpr words<8> stopping_words{"dropped",   "withdrawn", "cancelled",  "canceled",
                                  "abandoned", "stopped",   "superseded", "terminated"};

/// May stand before the word that closes.
constexpr words<18> leading_words{"now",  "fully", "all",    "risk", "issue", "milestone",
                                  "item", "is",    "has",    "been", "100",   "status",
                                  "work", "it",    "action", "this", "was",   "already"};

/// Take back, further on, what a word said.
constexpr words<17> hedging_words{"subject", "pending", "awaiting",  "except",      "but",
                                  "apart",   "tbc",     "partially", "partly",      "part",
                                  "not",     "ongoing", "progress",  "outstanding", "reopened",
                                  "until",   "unless"};

constexpr words<9> ticks{"\u2713", "\u2714", "\u2714\uFE0F", "\u221A", "\u2611", "\u2611\uFE0F",
                         "\u2705", "x",      "\u2612"};
constexpr words<6> yes_words{"yes", "y", "true", "1", "100%", "tick"};
constexpr words<19> no_words{"",       "-",      "--",      "no",          "n",
                             "false",  "0",      "n/a",     "na",          "none",
                             "open",   "live",   "not yet", "in progress", "ongoing",
                             "\u2610", "\u2717", "\u2718",  "\u274C"};

std::vector<std::string> words_of(std::string_view folded) {
    std::vector<std::string> found(1);
    for (const char c : folded) {
        const bool inside = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' ||
                            static_cast<unsigned char>(c) >= 128;
        if (inside)
            found.back() += c;
        else if (!found.back().empty())
            found.emplace_back();
    }
    if (found.back().empty())
        found.pop_back();
    return found;
}

/// The day that stands after the word that closes: `Closed - 12/11/18`, `Completed on 23/11/18`.
std::optional<plan::date> day_after(std::string_view folded, std::string_view word,
                                    plan::date as_of) {
    std::string_view rest = folded.substr(folded.find(word) + word.size());
    const std::size_t start = rest.find_first_not_of(" -:,(");
    if (start == std::string_view::npos)
        return std::nullopt;
    rest.remove_prefix(start);
    for (const std::string_view lead : {"on ", "by "})
        if (rest.starts_with(lead))
            rest.remove_prefix(lead.size());
    while (rest.ends_with(')') || rest.ends_with('.'))
        rest.remove_suffix(1);
    const auto when = read_plan_date(rest, as_of);
    return when.precision == plan::precision::day && *when.by <= as_of ? when.by : std::nullopt;
}

closing by_date(const plan::plan_date& when, plan::date as_of) {
    closing out;
    if (when.precision == plan::precision::unreadable) {
        out.question = when.question;
    } else if (when.from) {
        out.closed = *when.from <= as_of;
        if (out.closed && when.precision == plan::precision::day)
            out.on = when.by;
        if (!out.closed)
            out.question = fmt::format("{} is after the plan's own date, {}: is it done?",
                                       plan::in_words(when), plan::in_words(as_of));
    }
    return out;
}

} // namespace

closing read_status(std::string_view text, plan::date as_of) {
    const std::string folded = base::folded(text.substr(0, longest_status));
    const std::vector<std::string> said = words_of(folded);
    std::size_t at = 0;
    while (at < said.size() && (is_in(leading_words, said[at]) || is_in(ticks, said[at])))
        ++at;
    if (at == said.size() || !is_in(closing_words, said[at])) {
        // 62 of 70 done is a count, and `in progress` is open; a tick beside it is a contradiction.
        const bool ticked = !said.empty() && said.front() != "x" && is_in(ticks, said.front());
        closing out;
        if (ticked && at < said.size())
            out.question = "it is ticked and says more: is it done?";
        else
            out.closed = ticked;
        return out;
    }
    closing out;
    const auto hedge = std::find_if(said.begin() + static_cast<std::ptrdiff_t>(at), said.end(),
                                    [](const std::string& w) { return is_in(hedging_words, w); });
    if (hedge != said.end() || folded.ends_with('?')) {
        out.question = "it says closed and takes it back: is it done?";
        return out;
    }
    out.closed = true;
    out.on = day_after(folded, said[at], as_of);
    // `Closed - withdrawn`: what follows says how.
    const auto stop = std::find_if(said.begin() + static_cast<std::ptrdiff_t>(at), said.end(),
                                   [](const std::string& w) { return is_in(stopping_words, w); });
    out.stopped = stop != said.end();
    if (out.stopped && !out.on)
        out.on = day_after(folded, *stop, as_of);
    return out;
}

closing read_closed(std::string_view text, std::optional<std::chrono::sys_days> date_cell,
                    plan::date as_of, const key_dates& named) {
    if (date_cell)
        return by_date(from_date(*date_cell), as_of);
    const std::string folded = base::folded(text.substr(0, longest_status));
    if (is_in(no_words, folded))
        return {};
    if (is_in(yes_words, folded) || is_in(ticks, folded))
        return {.closed = true, .on = {}, .stopped = false, .question = {}};
    if (const closing status = read_status(text, as_of); status.closed || !status.question.empty())
        return status;
    return by_date(read_plan_date(text, as_of, named), as_of);
}

bool says_yes(std::string_view text) {
    const std::string folded = base::folded(text);
    return is_in(yes_words, folded) || is_in(ticks, folded);
}

bool says_no(std::string_view text) {
    return is_in(no_words, base::folded(text));
}

} // namespace remembrancer::intake
