#pragma once

#include "daemon/settings/document.hpp"
#include "daemon/settings/duration_text.hpp"
#include "daemon/settings/fault.hpp"

#include <chrono>
#include <filesystem>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::settings {

/// What is gathered while one file is read.
struct reading {
    std::string file;             ///< as messages name it
    std::filesystem::path folder; ///< that relative paths start from
    std::vector<fault> faults;
    /// Every key that was asked for, as `email.port` or `webhook[].name`; `*` for free names.
    std::set<std::string, std::less<>> known;
    std::vector<fault> warnings{}; ///< of what works, but may not do what is meant
};

/// One table of the file, or one that it leaves out, whose keys all keep their defaults. A getter
/// leaves `into` as it is when the key is absent or wrong, records what is wrong, and makes the key
/// known: `finish` refuses all other keys.
class section {
public:
    /// The root. `root` and `into` outlive the section and all that are made from it.
    section(const node& root, reading& into);

    [[nodiscard]] bool exists() const noexcept { return table_ != nullptr; }
    [[nodiscard]] bool has(std::string_view key) const;
    /// Whether the key is present and nothing was found wrong with it.
    [[nodiscard]] bool is_good(std::string_view key) const;

    /// One line of text, not empty, at most 1000 bytes.
    void read(std::string_view key, std::string& into);
    void read(std::string_view key, bool& into);
    void read(std::string_view key, int& into, int least, int most);
    void read(std::string_view key, double& into, double least, double most);
    void read(std::string_view key, plan::date& into);
    void read(std::string_view key, std::vector<std::string>& into);
    /// Text from which nothing of its value may get into a message.
    void read_hidden(std::string_view key, std::string& into);
    void read_hidden(std::string_view key, std::vector<std::string>& into);
    /// A path, made absolute by the file's folder where it is relative.
    void read_path(std::string_view key, std::filesystem::path& into);
    /// The same of a file that is there and can be read.
    void read_file(std::string_view key, std::string& into);

    template <class Length>
    void read(std::string_view key, Length& into, Length least, Length most) {
        if (const auto length = duration(key, least, most, Length(1)))
            into = std::chrono::duration_cast<Length>(*length);
    }

    /// One of the words, by its place in `words`.
    [[nodiscard]] std::optional<std::size_t> word(std::string_view key,
                                                  const std::vector<std::string>& words);

    [[nodiscard]] section table(std::string_view key);
    /// The tables of `[[key]]` or of `key = [{...}, {...}]`.
    [[nodiscard]] std::vector<section> tables(std::string_view key);
    /// The names that the file itself chose in this table, which are all known then.
    [[nodiscard]] std::vector<std::string> names();

    /// Refuses a key that people may well try.
    void refuse(std::string_view key, std::string_view message);

    /// Records a fault at a key, or at the table when the key is absent. One fault a key is enough:
    /// later ones are dropped.
    void fault_at(std::string_view key, std::string message);
    /// Records what works and may still not be meant, at a key without a fault.
    void warn_at(std::string_view key, std::string message);
    /// Records what a component found, as `key: message`.
    void adopt(const std::vector<std::string>& faults);
    void expect(std::string_view key, bool holds, std::string_view message);

    void finish();

    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return all_->folder; }

private:
    section(const node* table, std::string path, std::string title, reading& into);

    const node* get(std::string_view key);
    [[nodiscard]] fault at(std::string_view key, std::string message) const;
    [[nodiscard]] std::string path_of(std::string_view key) const;
    /// As messages show it: printable and not long.
    [[nodiscard]] std::string title_of(std::string_view key) const;
    [[nodiscard]] std::optional<std::chrono::milliseconds> duration(std::string_view key,
                                                                    std::chrono::milliseconds least,
                                                                    std::chrono::milliseconds most,
                                                                    std::chrono::milliseconds unit);
    void mismatch(std::string_view key, const node& value, std::string_view expected,
                  std::string_view hint = {});
    void read_text(std::string_view key, std::string& into, bool hidden);
    void read_list(std::string_view key, std::vector<std::string>& into, bool hidden);

    const node* table_;
    std::string path_;  ///< `email` or `webhook[]`; empty for the root
    std::string title_; ///< `[email]` or `[[webhook]]`
    reading* all_;
    std::set<std::string, std::less<>> own_;
    bool names_are_free_ = false; ///< the file chose its keys itself
    std::set<std::string, std::less<>> faulty_;
};

} // namespace remembrancer::settings
