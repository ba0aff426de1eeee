#pragma once

#include "daemon/intake/date_tokens.hpp"
#include "daemon/intake/date_window.hpp"

#include <optional>
#include <string>

namespace remembrancer::intake {

/// What every part of the reader needs to know, and the question that any of them may raise. Once
/// there is a question the date is unreadable, whatever else was understood.
struct date_context {
    int as_of_year = 0;
    std::string question{};

    /// Keeps the first question.
    void ask(const std::string& text) {
        if (question.empty())
            question = text;
    }
};

/// `2018`, `'18`, and where `bare` also `18`.
[[nodiscard]] std::optional<int> take_year(token_reader& reader, date_context& context, bool bare);

/// `2018/19`, `18-19`, `2018'19`: a year and the next. Gives the first.
[[nodiscard]] std::optional<int> take_year_pair(token_reader& reader, date_context& context);

/// A day, month or years written in figures only: `05/12/2018`, `29/11`, `2018-12-05`, `12/2018`,
/// `2019/20`, `2021-26`, `2019`. Takes nothing when it is none of these.
[[nodiscard]] std::optional<date_unit> take_figures(token_reader& reader, date_context& context);

/// `December`.
[[nodiscard]] std::string month_name(unsigned month);

} // namespace remembrancer::intake
