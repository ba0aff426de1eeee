#include "daemon/routing/directory.hpp"

#include "daemon/base/text.hpp"
#include "daemon/routing/name_parts.hpp"

#include <algorithm>

namespace remembrancer::routing {
namespace {

std::string quoted(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

/// Good enough to try: exactly one @ with something on both sides, and nothing that could end a
/// header. The connector checks the rest.
bool is_usable_address(std::string_view address) {
    const std::size_t at = address.find('@');
    const bool is_plain = std::ranges::all_of(
        address, [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '\x7f'; });
    return at != std::string_view::npos && at > 0 && at + 1 < address.size() &&
           address.find('@', at + 1) == std::string_view::npos && is_plain;
}

/// What a workstream is kept under. In the first programme, whose name is empty, its own name: that
/// is found without making a text of it.
std::string within(std::string_view programme, std::string_view name) {
    if (programme.empty())
        return std::string(name);
    return std::string(programme).append("\n").append(name);
}

} // namespace

directory::directory(std::vector<plan::person> contacts,
                     const std::vector<plan::workstream>& workstreams, role_names roles,
                     const std::vector<std::string>& reachable_otherwise,
                     const std::vector<plan::board>& boards,
                     const std::vector<programme_roles>& further)
    : people_(std::move(contacts)), reachable_otherwise_(people_.size()), roles_(std::move(roles)),
      further_(further) {
    for (std::size_t i = 0; i < people_.size(); ++i) {
        if (plan::names_nobody(people_[i].name))
            continue;
        people_as_typed_.emplace(people_[i].name, i);
        people_folded_.emplace(base::folded(people_[i].name), i);
    }
    for (const std::string& name : reachable_otherwise) {
        if (const plan::person* who = resolve(name))
            reachable_otherwise_[static_cast<std::size_t>(who - people_.data())] = true;
    }
    for (const plan::board& each : boards) {
        boards_folded_.emplace(base::folded(each.name), boards_.size());
        boards_.push_back({each.name, resolve_all(each.chairs)});
    }
    for (const plan::workstream& each : workstreams) {
        const std::size_t i = workstreams_.size();
        const std::span<const std::string> lead(&each.lead_member, 1);
        workstreams_.push_back({each.programme, each.name, resolve_all(each.project_managers),
                                resolve_all(each.sponsors), resolve_all(lead),
                                resolve_all(each.theme_leads), each.board, nullptr});
        workstreams_as_typed_.emplace(within(each.programme, each.name), i);
        workstreams_folded_.emplace(within(each.programme, base::folded(each.name)), i);
    }
    put_below_parents(workstreams);
    office_ = called(roles_.programme_office);
    for (programme_roles& each : further_)
        each.roles.programme_office = called(each.roles.programme_office);
}

std::string directory::called(const std::string& office) const {
    const plan::person* who = resolve(office);
    return who != nullptr ? who->name : office;
}

const role_names& directory::roles_of(std::string_view programme) const {
    const auto found = programme.empty()
                           ? further_.end()
                           : std::ranges::find(further_, programme, &programme_roles::programme);
    return found == further_.end() ? roles_ : found->roles;
}

const std::string& directory::office(std::string_view programme) const {
    const role_names& roles = roles_of(programme);
    return &roles == &roles_ ? office_ : roles.programme_office;
}

bool directory::can_hear(std::string_view recipient) const {
    return find_exact(recipient) != nullptr || people_folded_.contains(base::folded(recipient)) ||
           recipient == office_ || std::ranges::any_of(further_, [&](const programme_roles& each) {
               return recipient == each.roles.programme_office;
           });
}

const plan::person* directory::find_exact(std::string_view name) const {
    const auto found = people_as_typed_.find(name);
    return found == people_as_typed_.end() ? nullptr : &people_[found->second];
}

const plan::person* directory::resolve(std::string_view name) const {
    if (const plan::person* who = find_exact(name))
        return who;
    const auto by_folded = [this](const std::string& folded) -> const plan::person* {
        const auto found = people_folded_.find(folded);
        return found == people_folded_.end() ? nullptr : &people_[found->second];
    };
    if (const plan::person* who = by_folded(base::folded(name)))
        return who;
    const plan::person* only = nullptr;
    for (const std::string& part : name_parts(name)) {
        const plan::person* who = by_folded(part);
        if (who != nullptr && only != nullptr && who != only)
            return nullptr;
        only = who != nullptr ? who : only;
    }
    return only;
}

directory::names directory::resolve_all(std::span<const std::string> typed) const {
    names out;
    const auto add = [&out](const std::string& name) {
        if (std::ranges::find(out.principals, name) == out.principals.end())
            out.principals.push_back(name);
    };
    for (const std::string& name : typed) {
        if (const plan::person* who = resolve(name)) {
            add(who->name);
        } else if (const board_people* board = find_board(name)) {
            std::ranges::for_each(board->chairs.principals, add);
            std::ranges::copy(board->chairs.unresolved, std::back_inserter(out.unresolved));
        } else if (!base::trim(name).empty()) {
            out.unresolved.push_back(name);
        }
    }
    return out;
}

const directory::board_people* directory::find_board(std::string_view name) const {
    if (boards_.empty() || plan::names_nobody(name))
        return nullptr;
    const auto found = boards_folded_.find(base::folded(name));
    // A board that nobody can be told for is as unknown as a name.
    if (found == boards_folded_.end() || boards_[found->second].chairs.principals.empty())
        return nullptr;
    return &boards_[found->second];
}

const directory::workstream_people* directory::find_workstream(const plan::item& item) const {
    const auto as_typed = item.programme.empty()
                              ? workstreams_as_typed_.find(std::string_view(item.workstream))
                              : workstreams_as_typed_.find(within(item.programme, item.workstream));
    if (as_typed != workstreams_as_typed_.end())
        return &workstreams_[as_typed->second];
    const auto found =
        workstreams_folded_.find(within(item.programme, base::folded(item.workstream)));
    return found == workstreams_folded_.end() ? nullptr : &workstreams_[found->second];
}

void directory::put_below_parents(const std::vector<plan::workstream>& workstreams) {
    for (std::size_t i = 0; i < workstreams.size(); ++i) {
        const plan::workstream& each = workstreams[i];
        const auto found =
            each.parent.empty()
                ? workstreams_folded_.end()
                : workstreams_folded_.find(within(each.programme, base::folded(each.parent)));
        if (found == workstreams_folded_.end())
            continue;
        // Imports refuse what is a part of itself; a loop here would never end.
        const workstream_people* above = &workstreams_[found->second];
        const workstream_people* top = above;
        while (top != nullptr && top != &workstreams_[i])
            top = top->parent;
        if (top == nullptr)
            workstreams_[i].parent = above;
    }
}

const directory::names& directory::people_in(const workstream_people& of, plan::role role) {
    const auto named = [role](const workstream_people& at) -> const names& {
        return role == plan::role::project_manager ? at.project_managers
               : role == plan::role::sponsor       ? at.sponsors
               : role == plan::role::theme_lead    ? at.theme_leads
                                                   : at.lead_members;
    };
    const auto names_none = [&](const workstream_people& at) {
        const names& found = named(at);
        return found.principals.empty() &&
               std::ranges::all_of(found.unresolved, [](const std::string& typed) {
                   return plan::names_nobody(typed);
               });
    };
    const workstream_people* at = &of;
    while (at->parent != nullptr && names_none(*at))
        at = at->parent;
    return names_none(*at) ? named(of) : named(*at);
}

std::string directory::workstream_path(const plan::item& item) const {
    std::string path = item.workstream;
    const workstream_people* of = find_workstream(item);
    for (of = of == nullptr ? nullptr : of->parent; of != nullptr; of = of->parent)
        path = of->name + " / " + path;
    return path;
}

owned directory::owners_of(const plan::item& item) const {
    owned out;
    const std::span<const std::string> typed =
        item.owners.empty() ? std::span(&item.owner_text, 1) : std::span(item.owners);
    const bool names_none = std::ranges::all_of(
        typed, [](const std::string& name) { return base::trim(name).empty(); });
    if (names_none) {
        if (plan::is_in_register(item.kind))
            return out;
        if (const workstream_people* of = find_workstream(item)) {
            const names& managers = people_in(*of, plan::role::project_manager);
            out.principals = managers.principals;
            out.unresolved = managers.unresolved;
        } else if (plan::is_of_period(item.kind)) {
            // That of the whole programme.
            out.principals = std::span(&office(item.programme), 1);
        }
        return out;
    }
    if (typed.size() == 1) {
        const plan::person* who = resolve(typed.front());
        const board_people* board = who != nullptr ? nullptr : find_board(typed.front());
        if (who != nullptr) {
            out.principals = std::span(&who->name, 1);
        } else if (board != nullptr) {
            out.principals = board->chairs.principals;
            out.unresolved = board->chairs.unresolved;
        } else {
            out.unresolved = typed;
        }
        return out;
    }
    names found = resolve_all(typed);
    out.kept_principals = std::move(found.principals);
    out.kept_unresolved = std::move(found.unresolved);
    out.principals = out.kept_principals;
    out.unresolved = out.kept_unresolved;
    return out;
}

namespace {

/// Those who are known; else nobody, because the names are unknown or, without names, for `none`.
/// An unknown name is no principal: once the contacts have it, that person has yet to be told.
std::vector<holder> as_holders(std::span<const std::string> principals,
                               std::span<const std::string> unresolved, std::string none) {
    std::vector<holder> out;
    for (const std::string& name : principals)
        out.push_back({name, {}});
    if (!out.empty())
        return out;
    std::string unknown;
    for (const std::string& name : unresolved) {
        if (!plan::names_nobody(name))
            unknown += (unknown.empty() ? "" : "; ") + not_a_contact(name);
    }
    out.push_back({{}, unknown.empty() ? std::move(none) : std::move(unknown)});
    return out;
}

} // namespace

std::vector<holder> directory::in_workstream(plan::role role, const plan::item& item) const {
    const std::string who = plan::in_words(role);
    if (base::trim(item.workstream).empty())
        return {{{}, "no " + who + ": the item names no workstream"}};
    const workstream_people* of = find_workstream(item);
    if (of == nullptr)
        return {{{}, "no " + who + ": there is no workstream " + quoted(item.workstream)}};
    const names& found = people_in(*of, role);
    return as_holders(found.principals, found.unresolved,
                      "no " + who + " recorded for " + of->name);
}

std::vector<holder> directory::holders(plan::role role, const plan::item& item) const {
    switch (role) {
    case plan::role::owner: {
        const owned by = owners_of(item);
        return as_holders(by.principals, by.unresolved, "no owner recorded");
    }
    case plan::role::programme_director: {
        const std::string& director = roles_of(item.programme).programme_director;
        const plan::person* who = resolve(director);
        if (who != nullptr)
            return {{who->name, {}}};
        return as_holders({}, std::span(&director, 1), "no programme director is set");
    }
    case plan::role::programme_office:
        return {{office(item.programme), {}}};
    case plan::role::clearance_officer: {
        const names found = resolve_all(item.clearance);
        return as_holders(found.principals, found.unresolved, "nobody is named to clear it");
    }
    case plan::role::board_chair:
        return chairs_of(item);
    case plan::role::project_manager:
    case plan::role::sponsor:
    case plan::role::lead_member:
    case plan::role::theme_lead:
        break;
    }
    return in_workstream(role, item);
}

std::vector<std::string> directory::boards_of(const plan::item& item) const {
    if (!item.boards.empty())
        return item.boards;
    const workstream_people* at = find_workstream(item);
    while (at != nullptr && at->parent != nullptr && plan::names_nobody(at->board))
        at = at->parent;
    return at == nullptr || plan::names_nobody(at->board) ? std::vector<std::string>()
                                                          : std::vector{at->board};
}

std::vector<holder> directory::chairs_of(const plan::item& item) const {
    names found;
    for (const std::string& typed : boards_of(item)) {
        const board_people* board = find_board(typed);
        // One whose chairs nobody knows may have a mailbox of its own.
        names chairs = board != nullptr ? board->chairs : resolve_all(std::span(&typed, 1));
        for (std::string& name : chairs.principals) {
            if (std::ranges::find(found.principals, name) == found.principals.end())
                found.principals.push_back(std::move(name));
        }
        std::ranges::move(chairs.unresolved, std::back_inserter(found.unresolved));
    }
    return as_holders(found.principals, found.unresolved, "no board is named for it");
}

std::vector<holder> directory::clearing(const plan::item& decision, std::size_t place) const {
    const std::span<const std::string> named(&decision.clearance.at(place), 1);
    const names found = resolve_all(named);
    return as_holders(found.principals, found.unresolved, "nobody is named to clear it");
}

bool directory::is_away(const plan::person& who, plan::date today,
                        std::span<const plan::absence> absences, plan::date& until) const {
    bool away = false;
    for (const plan::absence& each : absences) {
        if (today < each.from || today > each.until || resolve(each.person) != &who)
            continue;
        until = away ? std::max(until, each.until) : each.until;
        away = true;
    }
    return away;
}

bool directory::is_reachable(const plan::person& who) const {
    return reachable_otherwise_[static_cast<std::size_t>(&who - people_.data())] ||
           is_usable_address(who.email);
}

stand_in directory::stand_in(const holder& of, plan::date today,
                             std::span<const plan::absence> absences,
                             std::string_view programme) const {
    const std::string& to_office = office(programme);
    if (!of.missing.empty())
        return {to_office, of.missing};
    if (of.principal == to_office)
        return {to_office, {}};
    const plan::person* who = find_exact(of.principal);
    if (who == nullptr)
        return {to_office, not_a_contact(of.principal)};
    plan::date until{};
    if (!is_away(*who, today, absences, until)) {
        if (is_reachable(*who))
            return {who->name, {}};
        return {to_office, "there is no usable address for " + who->name};
    }
    const std::string away = who->name + " is away until " + plan::in_words(until);
    const plan::person* deputy = plan::names_nobody(who->deputy) ? nullptr : resolve(who->deputy);
    if (deputy == who || plan::names_nobody(who->deputy))
        return {to_office, away + " and has no deputy"};
    if (deputy == nullptr)
        return {to_office, away + " and the deputy " + not_a_contact(who->deputy)};
    if (deputy->name == to_office)
        return {to_office, away};
    if (is_away(*deputy, today, absences, until))
        return {to_office, away + ", and so is the deputy, " + deputy->name};
    if (!is_reachable(*deputy))
        return {to_office,
                away + " and there is no usable address for the deputy, " + deputy->name};
    return {deputy->name, away};
}

} // namespace remembrancer::routing
