#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::architecture {

/// The text with comments blanked out and the contents of string and character literals removed to
/// spaces; line breaks stay, so that positions keep their line. Raw strings included.
[[nodiscard]] std::string code_only(std::string_view text);

/// The text with comments blanked out, literals kept: what an `#include "..."` is read from.
[[nodiscard]] std::string without_comments(std::string_view text);

[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

struct token {
    std::string_view text;
    int line = 0;
    /// For a bracket: the index of its partner; the token's own index when there is none.
    std::size_t partner = 0;
};

/// Words and punctuation of `code` (from `code_only`, which must outlive the tokens), without
/// preprocessor lines. `::` and `->` are one token each; every other punctuation mark is its own.
[[nodiscard]] std::vector<token> tokens_of(std::string_view code);

/// Whether the `{` at `at` opens a block (a function, a lambda's body, a type, a namespace, a
/// statement) and not a braced initialiser.
[[nodiscard]] bool opens_block(const std::vector<token>& tokens, std::size_t at);

/// Whether the `[` at `at` begins a lambda and not a subscript or an attribute.
[[nodiscard]] bool opens_lambda(const std::vector<token>& tokens, std::size_t at);

} // namespace remembrancer::architecture
