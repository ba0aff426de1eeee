#include "daemon/app/make_snapshot.hpp"
#include "daemon/base/text.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/render/digest_calendar.hpp"
#include "daemon/render/digest_table.hpp"
#include "daemon/render/mail.hpp"
#include "daemon/rounds/digest_maker.hpp"
#include "daemon/store/boards.hpp"
#include "daemon/store/items.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace remembrancer::cli {
namespace {

using base::exit_code;
using base::user_error;

enum class format { text, html, json, csv, calendar };

constexpr std::array<std::pair<std::string_view, format>, 5> endings{{
    {".txt", format::text},
    {".html", format::html},
    {".json", format::json},
    {".csv", format::csv},
    {".ics", format::calendar},
}};

format format_of(const std::string& file, bool json) {
    if (file.empty())
        return json ? format::json : format::text;
    for (const auto& [ending, format] : endings) {
        if (base::folded(file).ends_with(ending))
            return format;
    }
    throw user_error(exit_code::usage,
                     fmt::format("--out {}: expected a name that ends in .txt, .html, .json, .csv "
                                 "or .ics, which says what to write",
                                 file));
}

std::string written_as(format wanted, const plan::digest& made,
                       const render::render_settings& settings) {
    switch (wanted) {
    case format::html:
        return render::render_digest(made, settings).html;
    case format::json:
        return plan::to_json(made) + "\n";
    case format::csv:
        return render::to_csv(made);
    case format::calendar:
        return render::to_calendar(made);
    case format::text:
        break;
    }
    return render::render_digest(made, settings).text;
}

plan::digest_kind read_kind(const std::string& text) {
    const std::vector<std::string> names = plan::digest_kind_names();
    std::string name = base::folded(text);
    std::ranges::replace(name, '-', '_');
    if (const auto kind = plan::digest_kind_from_text(name))
        return *kind;
    throw user_error(exit_code::usage,
                     fmt::format("digest: expected {}, found '{}'{}", fmt::join(names, ", "), text,
                                 did_you_mean(name, names)));
}

/// A board that the plan describes, or that a decision names. As the plan has it.
std::string find_board(store::session& db, const std::string& name) {
    std::vector<std::string> known;
    for (const plan::board& each : store::boards(db))
        known.push_back(each.name);
    store::each_item(db, [&](const plan::item& item) {
        known.insert(known.end(), item.boards.begin(), item.boards.end());
    });
    const auto found = std::ranges::find(known, base::folded(name), base::folded);
    if (found != known.end())
        return *found;
    throw user_error(exit_code::usage, fmt::format("--for: no board is called '{}'{}", name,
                                                   did_you_mean(name, known)));
}

/// Whose digest it is; throws for one that is of nobody in particular.
std::string find_subject(plan::digest_kind kind, const std::string& name, store::session& db,
                         const rounds::scope& in) {
    const bool is_week = kind == plan::digest_kind::week;
    if (!is_week && kind != plan::digest_kind::board_plan) {
        if (!name.empty())
            throw user_error(exit_code::usage,
                             fmt::format("--for: a {} is of a whole programme; name one by "
                                         "--programme",
                                         plan::to_text(kind)));
        return {};
    }
    if (name.empty())
        throw user_error(exit_code::usage,
                         fmt::format("--for: say whose it is: {}",
                                     is_week ? "a contact's name" : "the name of a board"));
    return is_week ? find_contact(in.known->directory, db, name).name : find_board(db, name);
}

void write_file(const std::string& path, const std::string& text) {
    // Beside it first: a full disk must not leave half a file under the name.
    const std::string beside = path + ".part";
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (out && std::rename(beside.c_str(), path.c_str()) == 0)
        return;
    const std::string why = std::generic_category().message(errno);
    (void)std::remove(beside.c_str());
    throw user_error(exit_code::io, fmt::format("--out {}: cannot be written: {}", path, why));
}

} // namespace

int digest(const common_options& common, const digest_options& options) {
    const plan::digest_kind kind = read_kind(options.kind);
    const format wanted = format_of(options.out, common.json);
    const settings::settings settings = load(common);
    const auto snapshot = app::make_snapshot(settings);
    store::session db = open_store(settings);
    rounds::people_cache people;
    const auto in =
        rounds::look_at(db, people, snapshot, date_or_today(options.as_of, "--as-of", *snapshot));
    if (kind == plan::digest_kind::week && !(options.audience.empty() && options.programme.empty()))
        throw user_error(exit_code::usage, "a week is what its reader owns, of all programmes: it "
                                           "takes no --audience and no --programme");
    const std::string whose = find_subject(kind, options.whose, db, *in);
    rounds::digest_settings of;
    of.kind = kind;
    of.programme = programme_named(options.programme, settings);
    of.audience = options.audience;
    if (kind == plan::digest_kind::board_plan)
        of.board = whose;
    const plan::digest made = rounds::make_digest(db, in, of, whose);
    const std::string text = written_as(wanted, made, snapshot->render);
    if (options.out.empty())
        std::cout << text << std::flush;
    else
        write_file(options.out, text);
    if (!std::cout)
        throw user_error(exit_code::io, "the digest cannot be written to standard output");
    return static_cast<int>(exit_code::ok);
}

} // namespace remembrancer::cli
