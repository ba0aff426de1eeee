#pragma once

#include "daemon/base/error.hpp"
#include "daemon/rounds/snapshot.hpp"
#include "daemon/settings/settings.hpp"
#include "daemon/store/session.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::routing {
class directory;
}

namespace remembrancer::cli {

/// What every command is given.
struct common_options {
    std::string config;
    std::string store; ///< wins over the settings' store; may be empty
    bool json = false;
};

/// Reads the settings with the templates that they name and the programmes that the store lists,
/// and puts `--store` in its place. Throws base::user_error.
[[nodiscard]] settings::settings load(const common_options& options);

/// The same with other programmes than the store lists.
[[nodiscard]] settings::settings load(const common_options& options,
                                      std::span<const plan::listed_programme> listed);

/// A store that exists, for reading: its schema is not touched. Throws base::user_error saying what
/// to do when there is none, store::failure when it is of another version.
[[nodiscard]] store::session open_store(const settings::settings& from);

/// The same for writing: the schema is brought up to date.
[[nodiscard]] store::session open_store_to_write(const settings::settings& from);

/// The programme that is called so, as the store keeps it: of none named, and of the first, empty.
/// Throws base::user_error with the names that there are.
[[nodiscard]] std::string programme_named(const std::string& name, const settings::settings& all);

/// `2018-12-05` from the command line; `option` is named in the error.
[[nodiscard]] plan::date read_date(const std::string& text, const std::string& option);

/// The date given, which the working calendar has to know, or today in the programme's zone.
[[nodiscard]] plan::date date_or_today(const std::string& text, const std::string& option,
                                       const rounds::snapshot& of);

/// `2018-12-05T08:29:50`, local time in the programme's zone.
[[nodiscard]] base::instant read_local_time(const std::string& text, const std::string& option,
                                            const calendar::zone& zone);

/// `Wednesday 5 December 2018 at 08:30`, in the programme's zone: for people; machines get UTC.
[[nodiscard]] std::string local_words(base::instant when, const calendar::zone& zone);

/// `: did you mean ...?` with the likeliest of the candidates, or nothing. Case does not matter.
[[nodiscard]] std::string did_you_mean(const std::string& word,
                                       const std::vector<std::string>& candidates);

/// The contacts' names.
[[nodiscard]] std::vector<std::string> contact_names(store::session& db);

/// A contact by the name that was typed. Throws base::user_error with the likeliest name.
[[nodiscard]] const plan::person& find_contact(const routing::directory& people, store::session& db,
                                               const std::string& name);

/// Text of several lines that may quote a plan or the command line, made fit for a terminal.
[[nodiscard]] std::string printable_lines(std::string_view text);

/// The wall clock's time.
[[nodiscard]] base::instant wall_clock();

} // namespace remembrancer::cli
