#include "daemon/intake/import_programmes.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/programme_cells.hpp"
#include "daemon/intake/subject_rows.hpp"
#include "daemon/store/listed_programmes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

/// A council has a handful.
constexpr std::size_t most_programmes = 100;

/// As in the settings.
constexpr std::size_t longest_text = 1000;

bool has_control(std::string_view text) {
    return std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

/// One row against the programme as it is stored.
class programme_row {
public:
    programme_row(import_state& state, const subject_row& row, plan::listed_programme& programme)
        : state_(state), row_(row), programme_(programme),
          found_(state, row, "programme " + (programme.name.empty() ? row.name : programme.name)) {}

    /// Whether anything is another than it was.
    bool take(bool is_known) {
        // Its items are kept under the name that it came with.
        if (!is_known)
            programme_.name = row_.name;
        put(field::programme_director, programme_.programme_director,
            holder(field::programme_director));
        put(field::programme_office, programme_.programme_office, holder(field::programme_office));
        put(field::nation, programme_.nation, read_nation(row_.text(field::nation)));
        put(field::key_date, programme_.key_dates,
            read_key_dates(typed(field::key_date), name_in_header(), state_.as_of));
        put(field::started, programme_.started, start());
        put(field::rag_key, programme_.rag_key, read_rag_key(typed(field::rag_key)));
        put(field::bands, programme_.bands, read_bands(typed(field::bands)));
        put(field::severity_scale, programme_.severity,
            read_severity(row_.text(field::severity_scale)));
        return found_.finish(is_known);
    }

private:
    /// With its line breaks; a true date cell as one that cannot be misread.
    [[nodiscard]] std::string typed(field which) const {
        const cell* found = row_.table.layout.cell_of(row_.source, which);
        if (found != nullptr && found->date)
            return plan::to_iso(*found->date);
        return std::string(row_.table.layout.text_of(row_.source, which));
    }

    [[nodiscard]] programme_cell holder(field which) const {
        const std::string name = row_.text(which);
        return {plan::names_nobody(name) ? std::string() : name, {}};
    }

    /// Its time is counted from there to its last key date.
    [[nodiscard]] programme_cell start() const {
        programme_cell read = read_day(typed(field::started), state_.as_of);
        const std::string& dates = programme_.key_dates;
        std::string last;
        for (std::size_t at = dates.find(": "); at != std::string::npos;
             at = dates.find(": ", at + 1))
            last = std::max(last, dates.substr(at + 2, read.value.size()));
        if (!read.value.empty() && !dates.empty() && last <= read.value)
            return {{}, "expected a day before the last key date, up to which its time is counted"};
        return read;
    }

    /// `vesting day` of `Vesting day (target)`.
    [[nodiscard]] std::string name_in_header() const {
        const std::string header = row_.table.layout.header_of(field::key_date);
        return std::string(base::trim(header.substr(0, header.find('('))));
    }

    /// What cannot be read changes nothing.
    void put(field which, std::string& stored, programme_cell read) {
        if (row_.table.layout.text_of(row_.source, which).size() > longest_text)
            read = {{}, "expected a text of at most 1000 bytes"};
        else if (has_control(read.value))
            read = {{}, "expected a text without control characters"};
        if (read.fault.empty())
            return found_.text(which, stored, read.value);
        state_.report.questioned.push_back(
            {row_.place(which), row_.name, row_.text(which),
             read.fault + (stored.empty() ? "" : "; until then it is " + stored)});
    }

    import_state& state_;
    const subject_row& row_;
    plan::listed_programme& programme_;
    differences found_;
};

/// The name that the store keeps its things under.
std::string as_kept(const std::string& name, const intake_settings& settings) {
    if (base::folded(name) == base::folded(settings.programme))
        return {};
    const auto found = programme_named(name, settings);
    return found && !found->empty() ? *found : name;
}

/// Those that no row names any more, with each field that is lost.
bool drop_others(import_state& state, const std::vector<plan::listed_programme>& stored,
                 const std::set<std::string>& named, const std::string& source) {
    bool dropped = false;
    for (const plan::listed_programme& each : stored) {
        if (named.contains(base::folded(each.name)))
            continue;
        if (store::is_in_use(state.db, as_kept(each.name, state.options.settings))) {
            state.report.warnings.push_back(
                fmt::format("no table lists programme \"{}\" any more, but the store has something "
                            "of it: it stays as it was last described",
                            each.name));
            continue;
        }
        store::drop_listed_programme(state.db, each.name);
        state.report.warnings.push_back(fmt::format(
            "no table lists programme \"{}\" any more: it is one no longer", each.name));
        for (const auto& [which, was] : {std::pair(field::programme, &each.name),
                                         {field::nation, &each.nation},
                                         {field::started, &each.started},
                                         {field::key_date, &each.key_dates},
                                         {field::programme_director, &each.programme_director},
                                         {field::programme_office, &each.programme_office},
                                         {field::rag_key, &each.rag_key},
                                         {field::bands, &each.bands},
                                         {field::severity_scale, &each.severity}})
            if (!was->empty())
                state.changed("programme " + each.name, {}, "", {which, *was, ""}, source);
        dropped = true;
    }
    return dropped;
}

} // namespace

bool import_programmes(import_state& state, std::span<const source_table> tables) {
    const auto rejected = state.report.rejected.size();
    const auto rows = subject_rows(state, tables, table_kind::programmes);
    if (rows.empty())
        return false;
    const auto stored = store::listed_programmes(state.db);
    std::map<std::string, plan::listed_programme> known;
    for (const plan::listed_programme& each : stored)
        known.emplace(base::folded(each.name), each);
    std::set<std::string> named;
    bool any_changed = false;
    for (const subject_row& row : rows) {
        const std::string name = base::folded(row.name);
        if (named.size() >= most_programmes || row.name.size() > longest_text ||
            has_control(row.name)) {
            state.report.rejected.push_back(
                {row.place(field::programme), row.name, row.name,
                 fmt::format("expected at most {} programmes, each with a name of at most {} bytes "
                             "without control characters",
                             most_programmes, longest_text)});
            continue;
        }
        named.insert(name);
        const auto [at, is_new] = known.try_emplace(name);
        const bool changed = programme_row(state, row, at->second).take(!is_new);
        if (changed || is_new)
            store::put_listed_programme(state.db, at->second);
        any_changed = any_changed || changed || is_new;
        count(state.report.programmes, !is_new, changed);
    }
    // A slip in one row ends nothing.
    const bool is_whole = state.report.rejected.size() == rejected;
    const std::string source = in_words(rows.front().place(field::programme));
    return (is_whole && drop_others(state, stored, named, source)) || any_changed;
}

} // namespace remembrancer::intake
