#include "daemon/rounds/explain.hpp"

#include "daemon/app/make_snapshot.hpp"
#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/explain_json.hpp"
#include "daemon/cli/explain_words.hpp"
#include "daemon/cli/find_item.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/store/people.hpp"
#include "daemon/store/typed_links.hpp"

#include <charconv>
#include <iostream>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace remembrancer::cli {
namespace {

enum class kind { item, person, message };

constexpr std::pair<std::string_view, kind> kinds[] = {
    {"item", kind::item}, {"person", kind::person}, {"message", kind::message}};

std::optional<plan::outbox_id> number_in(const std::string& words) {
    std::int64_t number = 0;
    const char* end = words.data() + words.size();
    const auto [stopped, ec] = std::from_chars(words.data(), end, number);
    if (ec != std::errc() || stopped != end)
        return std::nullopt;
    return plan::outbox_id{number};
}

/// What is asked about, and how it is answered.
class asked {
public:
    asked(const common_options& common, const explain_options& options)
        : common_(common), options_(options), settings_(load(common)),
          snapshot_(app::make_snapshot(settings_)), db_(open_store(settings_)),
          people_(store::people(db_), store::workstreams(db_), settings_.routing.roles) {}

    void answer() {
        const auto& what = options_.what;
        if (what.size() > 1) {
            for (const auto& [word, meant] : kinds) {
                if (base::folded(what.front()) == word) {
                    words_ = fmt::format("{}", fmt::join(what.begin() + 1, what.end(), " "));
                    return answer_as(meant);
                }
            }
        }
        words_ = fmt::format("{}", fmt::join(what, " "));
        answer_as(guessed());
    }

private:
    /// Says on the error output what else it could have been.
    kind guessed() {
        std::vector<kind> may_be;
        if (!items_called(db_, words_).empty())
            may_be.push_back(kind::item);
        if (people_.resolve(words_) != nullptr)
            may_be.push_back(kind::person);
        if (const auto number = number_in(words_); number && store::find_message(db_, *number))
            may_be.push_back(kind::message);
        // An option says what is meant.
        if (!options_.week.empty())
            return kind::person;
        if (!options_.as_of.empty())
            return kind::item;
        if (may_be.empty())
            throw nothing_called();
        for (std::size_t i = 1; i < may_be.size(); ++i) {
            const auto word = name_of(may_be[i]);
            std::cerr << "remembrancer: "
                      << base::printable(fmt::format(
                             "'{}' is taken as the {}; there is a {} of that name too: see "
                             "`remembrancer explain {} \"{}\"`",
                             words_, name_of(may_be.front()), word, word, words_))
                      << "\n";
        }
        return may_be.front();
    }

    static std::string_view name_of(kind which) {
        return kinds[static_cast<std::size_t>(which)].first;
    }

    [[nodiscard]] base::user_error nothing_called() {
        std::vector<std::string> known = contact_names(db_);
        store::each_item_name(db_,
                              [&](const store::item_name& item) { known.push_back(item.ref); });
        std::string hint = did_you_mean(words_, known);
        if (hint.empty())
            hint = ": give an item's ID as 18 or \"risk 18\", a contact's name, or a message's "
                   "number as `remembrancer outbox list` has it";
        return {base::exit_code::bad_data,
                fmt::format("no item, person or message is called '{}'{}", words_, hint)};
    }

    void refuse_options_of_others(kind asked_for) const {
        if (asked_for != kind::item && !options_.as_of.empty())
            throw base::user_error(base::exit_code::usage,
                                   "--as-of is for an item: see `remembrancer explain --help`");
        if (asked_for != kind::person && !options_.week.empty())
            throw base::user_error(base::exit_code::usage,
                                   "--week is for a person: see `remembrancer explain --help`");
    }

    void answer_as(kind meant) {
        refuse_options_of_others(meant);
        switch (meant) {
        case kind::item: {
            const plan::item item = find_item(db_, words_);
            const plan::date day = date_or_today(options_.as_of, "--as-of", *snapshot_);
            return print(rounds::explain_item(db_, known_, snapshot_, item, day));
        }
        case kind::person: {
            const std::string person = find_contact(people_, db_, words_).name;
            const plan::date today = snapshot_->zone.today(wall_clock());
            const plan::date day = date_or_today(options_.week, "--week", *snapshot_);
            return print(
                rounds::explain_week(db_, known_, snapshot_, person, day, std::max(today, day)));
        }
        case kind::message:
            break;
        }
        const auto number = number_in(words_);
        const auto row = number ? store::find_message(db_, *number) : std::nullopt;
        if (!row)
            throw base::user_error(
                base::exit_code::bad_data,
                fmt::format("there is no message {}: see `remembrancer outbox list`", words_));
        print(rounds::explain_message(db_, known_, snapshot_, *row));
    }

    template <class Explained>
    void print(const Explained& of) const {
        if (common_.json)
            std::cout << to_json(of).dump(-1, ' ', true,
                                          nlohmann::ordered_json::error_handler_t::replace)
                      << "\n";
        else
            std::cout << explained(of, snapshot_->zone);
    }

    const common_options& common_;
    const explain_options& options_;
    settings::settings settings_;
    std::shared_ptr<const rounds::snapshot> snapshot_;
    rounds::people_cache known_;
    store::session db_;
    routing::directory people_;
    std::string words_;
};

} // namespace

int explain(const common_options& common, const explain_options& options) {
    asked(common, options).answer();
    return static_cast<int>(base::exit_code::ok);
}

} // namespace remembrancer::cli
