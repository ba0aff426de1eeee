#include "daemon/store/pauses.hpp"

#include "daemon/app/control_socket.hpp"
#include "daemon/app/make_snapshot.hpp"
#include "daemon/base/text.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/find_item.hpp"
#include "daemon/cli/table.hpp"
#include "daemon/rounds/pause_words.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/people.hpp"

#include <algorithm>
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace remembrancer::cli {
namespace {

using nlohmann::ordered_json;

// A pause of years is a slip of the year; what is over for good is closed in the plan.
constexpr std::chrono::days longest_pause{366};

ordered_json to_json(store::session& db, const plan::pause& pause) {
    ordered_json out{{"id", pause.id}, {"kind", plan::to_text(pause.kind)}};
    if (pause.item) {
        const auto item = store::find_item(db, *pause.item);
        out["item"] = item ? item->ref : std::string();
    }
    if (!pause.workstream.empty())
        out["workstream"] = pause.workstream;
    if (pause.rule)
        out["rule"] = plan::to_text(*pause.rule);
    if (!pause.person.empty())
        out["person"] = pause.person;
    out["author"] = pause.author;
    out["reason"] = pause.reason;
    out["from"] = plan::to_iso(pause.from);
    out["until"] = plan::to_iso(pause.until);
    return out;
}

/// What all three verbs have in common, worked out from their options.
class pause_maker {
public:
    pause_maker(const common_options& common, plan::pause_kind kind)
        : common_(common), settings_(load(common)), snapshot_(app::make_snapshot(settings_)),
          db_(open_store_to_write(settings_)),
          people_(store::people(db_), store::workstreams(db_), settings_.routing.roles) {
        made_.kind = kind;
        made_.from = snapshot_->zone.today(wall_clock());
    }

    void about_item(const std::string& words) {
        const plan::item item = find_item(db_, words);
        if (item.closed)
            throw base::user_error(base::exit_code::bad_data,
                                   in_words(item) + " is closed: nobody is told of it");
        made_.item = item.id;
    }
    void about_workstream(const std::string& name) {
        std::vector<std::string> known;
        for (const plan::workstream& each : store::workstreams(db_))
            known.push_back(each.programme.empty() ? each.name : each.programme + ", " + each.name);
        const auto found = std::ranges::find(known, base::folded(name),
                                             [](const auto& each) { return base::folded(each); });
        if (found == known.end())
            throw base::user_error(
                base::exit_code::bad_data,
                fmt::format("no workstream is called '{}'{}", name, did_you_mean(name, known)));
        made_.workstream = *found;
    }
    void about_rule(const std::string& name) {
        made_.rule = plan::rule_from_text(name);
        if (made_.rule)
            return;
        std::vector<std::string> known;
        for (int n = 1; !plan::to_text(static_cast<plan::rule>(n)).empty(); ++n)
            known.emplace_back(plan::to_text(static_cast<plan::rule>(n)));
        throw base::user_error(base::exit_code::usage,
                               fmt::format("--rule: expected one of {}, found '{}'{}",
                                           fmt::join(known, ", "), name,
                                           did_you_mean(name, known)));
    }
    void about_person(const std::string& name) {
        made_.person = find_contact(people_, db_, name).name;
    }

    int make(const pause_options& options) {
        made_.author = find_contact(people_, db_, options.by).name;
        made_.reason = std::string(base::trim(options.why));
        if (made_.reason.empty())
            throw base::user_error(base::exit_code::usage, "--why: expected a reason, in words");
        made_.until = read_date(options.until, "--until");
        if (made_.until < made_.from || made_.until > made_.from + longest_pause)
            throw base::user_error(base::exit_code::usage,
                                   fmt::format("--until: expected a day from {} to {}, found {}",
                                               plan::to_iso(made_.from),
                                               plan::to_iso(made_.from + longest_pause),
                                               plan::to_iso(made_.until)));
        store::transaction all(db_);
        made_ = store::add_pause(db_, made_);
        all.commit();
        app::nudge_daemon(settings_.store.string());
        if (common_.json)
            std::cout << to_json(db_, made_).dump(-1, ' ', true) << "\n";
        else
            std::cout << base::printable(fmt::format("{} {}: {}, until {}. ", capital_kind(),
                                                     made_.id, rounds::what_it_holds(db_, made_),
                                                     plan::in_words(made_.until)))
                      << what_happens() << "\n";
        return static_cast<int>(base::exit_code::ok);
    }

private:
    [[nodiscard]] std::string capital_kind() const {
        std::string word(plan::to_text(made_.kind));
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
        return word;
    }
    [[nodiscard]] const char* what_happens() const {
        switch (made_.kind) {
        case plan::pause_kind::acknowledgement:
            return "Nobody is told of it before then; if it is still open, its ladder goes on "
                   "where "
                   "it stands.";
        case plan::pause_kind::snooze:
            return "Escalations come all the same.";
        case plan::pause_kind::silence:
            break;
        }
        return "The programme office hears the escalations that it hides.";
    }

    const common_options& common_;
    settings::settings settings_;
    std::shared_ptr<const rounds::snapshot> snapshot_;
    store::session db_;
    routing::directory people_;
    plan::pause made_;
};

} // namespace

int ack(const common_options& common, const pause_options& options) {
    pause_maker maker(common, plan::pause_kind::acknowledgement);
    maker.about_item(options.item);
    return maker.make(options);
}

int snooze(const common_options& common, const pause_options& options) {
    pause_maker maker(common, plan::pause_kind::snooze);
    maker.about_item(options.item);
    maker.about_person(options.person.empty() ? options.by : options.person);
    return maker.make(options);
}

int silence_add(const common_options& common, const pause_options& options) {
    if (options.item.empty() && options.workstream.empty() && options.rule.empty() &&
        options.person.empty())
        throw base::user_error(base::exit_code::usage,
                               "silence add: expected at least one of --item, --workstream, --rule "
                               "and --person: everything cannot be silenced");
    pause_maker maker(common, plan::pause_kind::silence);
    if (!options.item.empty())
        maker.about_item(options.item);
    if (!options.workstream.empty())
        maker.about_workstream(options.workstream);
    if (!options.rule.empty())
        maker.about_rule(options.rule);
    if (!options.person.empty())
        maker.about_person(options.person);
    return maker.make(options);
}

int silence_list(const common_options& common, bool all) {
    const settings::settings settings = load(common);
    const auto snapshot = app::make_snapshot(settings);
    store::session db = open_store(settings);
    const plan::date today = snapshot->zone.today(wall_clock());
    table rows({"ID", "Kind", "What", "Until", "By", "Why"});
    for (const plan::pause& each : store::pauses(db)) {
        if (!all && each.until < today)
            continue;
        if (common.json)
            std::cout << to_json(db, each).dump(-1, ' ', true) << "\n";
        rows.add({std::to_string(each.id), std::string(plan::to_text(each.kind)),
                  rounds::what_it_holds(db, each), plan::in_words(each.until), each.author,
                  each.reason});
    }
    if (!common.json)
        std::cout << (rows.empty() ? "Nothing is acknowledged, snoozed or silenced.\n"
                                   : rows.text());
    return static_cast<int>(base::exit_code::ok);
}

int silence_end(const common_options& common, std::int64_t id) {
    const settings::settings settings = load(common);
    const auto snapshot = app::make_snapshot(settings);
    store::session db = open_store_to_write(settings);
    const plan::date yesterday = snapshot->zone.today(wall_clock()) - std::chrono::days(1);
    store::transaction all(db);
    const bool ended = store::end_pause(db, id, yesterday);
    all.commit();
    if (!ended)
        throw base::user_error(
            base::exit_code::bad_data,
            fmt::format("there is none of number {} in force: see `remembrancer silence list`",
                        id));
    app::nudge_daemon(settings.store.string());
    if (common.json)
        std::cout << ordered_json{{"id", id}, {"last", plan::to_iso(yesterday)}}.dump(-1, ' ', true)
                  << "\n";
    else
        std::cout << "Number " << id << " is ended; the next round goes on where its ladders "
                  << "stand.\n";
    return static_cast<int>(base::exit_code::ok);
}

} // namespace remembrancer::cli
