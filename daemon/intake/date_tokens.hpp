#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace remembrancer::intake {

enum class token_kind { number, word, mark };

/// A run of digits, a run of letters, or one other character. Words and their marks are ASCII in
/// lower case; letters of other scripts, their digits included, count as letters.
struct token {
    token_kind kind = token_kind::mark;
    std::string_view text;
    bool spaced = false; ///< white space stands before it
};

/// Splits text that base::folded has been over. The tokens point into it.
[[nodiscard]] std::vector<token> tokens_of(std::string_view folded);

/// 1 to 12 for a month's name or its usual short forms.
[[nodiscard]] std::optional<unsigned> month_of(std::string_view word);

[[nodiscard]] std::optional<std::chrono::weekday> weekday_of(std::string_view word);

/// Where the next token is read. Copied to look ahead, assigned back to go on.
class token_reader {
public:
    explicit token_reader(const std::vector<token>& tokens) : rest_(&tokens) {}

    [[nodiscard]] bool at_end() const { return at_ >= rest_->size(); }
    [[nodiscard]] std::size_t position() const { return at_; }
    [[nodiscard]] const token& peek(std::size_t ahead = 0) const;
    void skip(std::size_t count = 1) { at_ += count; }

    /// Takes the word or mark if it is next.
    bool take(std::string_view text);
    /// Takes all of them or none.
    bool take_all(std::initializer_list<std::string_view> texts);
    /// Takes a run of exactly `low` to `high` digits.
    [[nodiscard]] std::optional<int> take_number(std::size_t low, std::size_t high);

private:
    const std::vector<token>* rest_;
    std::size_t at_ = 0;
};

} // namespace remembrancer::intake
