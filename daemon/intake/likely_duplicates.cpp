#include "daemon/intake/likely_duplicates.hpp"

#include "daemon/base/text.hpp"
#include "daemon/store/item_search.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

namespace remembrancer::intake {
namespace {

// What most entries have in common says nothing; a longer list is not gone through either.
constexpr std::size_t most_with_a_word = 200;
constexpr std::size_t least_shared = 3;
// What a title is about stands at its beginning.
constexpr std::size_t most_words = 40;

constexpr std::array<std::string_view, 24> small_words{
    "the",  "and",   "not",   "for",   "are",  "with", "that",  "this",
    "from", "will",  "may",   "due",   "have", "been", "into",  "can",
    "does", "which", "there", "their", "than", "risk", "issue", "because"};

bool is_word(std::string_view text) {
    return text.size() >= 3 && std::ranges::find(small_words, text) == small_words.end();
}

/// Without the ending of a plural, a past or an -ing, so far as a rule of thumb goes.
std::string stem(std::string word) {
    for (const std::string_view ending : {"ing", "ed", "es", "s"}) {
        if (word.size() >= ending.size() + 4 && word.ends_with(ending)) {
            word.resize(word.size() - ending.size());
            break;
        }
    }
    return word;
}

std::set<std::string> words_of(std::string_view title) {
    std::set<std::string> words;
    std::string word;
    const auto end = [&] {
        if (is_word(word))
            words.insert(stem(word));
        word.clear();
    };
    for (const char c : base::folded(title)) {
        if (words.size() >= most_words)
            return words;
        const bool is_part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                             static_cast<unsigned char>(c) >= 128;
        if (is_part)
            word += c;
        else
            end();
    }
    end();
    return words;
}

/// Three words at least and three fifths of all that the two have, twice counted.
bool is_much_like(std::size_t shared, std::size_t one, std::size_t other) {
    return shared >= least_shared && 10 * shared >= 3 * (one + other);
}

} // namespace

std::vector<store::like_pair> likely_duplicates(std::span<const register_entry> entries) {
    std::vector<std::set<std::string>> words;
    std::unordered_map<std::string, std::vector<std::size_t>> having;
    std::vector<store::like_pair> found;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        words.push_back(words_of(entries[at].title));
        std::map<std::size_t, std::size_t> shared; // words, by the earlier entry
        for (const std::string& word : words.back()) {
            std::vector<std::size_t>& before = having[entries[at].programme + "\n" + word];
            if (before.size() > most_with_a_word)
                continue;
            for (const std::size_t other : before)
                ++shared[other];
            before.push_back(at);
        }
        std::size_t most = 0;
        std::size_t nearest = 0;
        for (const auto& [other, count] : shared) {
            if (count > most && is_much_like(count, words.back().size(), words[other].size())) {
                most = count;
                nearest = other;
            }
        }
        if (most > 0)
            found.emplace_back(entries[at].id, entries[nearest].id);
    }
    return found;
}

void note_likely_duplicates(store::session& db) {
    std::vector<register_entry> entries;
    store::each_in_plan(db, [&entries](const store::brief_item& item) {
        if (plan::is_in_register(item.kind) && !item.closed)
            entries.push_back({item.id, item.programme, item.title});
    });
    store::replace_likenesses(db, likely_duplicates(entries));
}

} // namespace remembrancer::intake
