#include "daemon/routing/directory.hpp"

#include "daemon/routing/name_parts.hpp"

namespace remembrancer::routing {

std::vector<std::string> directory::problems() const {
    std::vector<std::string> out;
    const auto check_roles = [&](const role_names& roles, const std::string& of) {
        if (resolve(roles.programme_office) == nullptr)
            out.push_back("the programme office" + of + ", " +
                          not_a_contact(roles.programme_office) +
                          ", so what is meant for it cannot be delivered");
        if (resolve(roles.programme_director) == nullptr)
            out.push_back("the programme director" + of + ", " +
                          not_a_contact(roles.programme_director));
    };
    check_roles(roles_, {});
    for (const programme_roles& each : further_)
        check_roles(each.roles, " of " + each.programme);
    for (const plan::person& who : people_) {
        if (!is_reachable(who))
            out.push_back("there is no usable address for " + who.name);
        if (!plan::names_nobody(who.deputy) && resolve(who.deputy) == nullptr)
            out.push_back("the deputy of " + who.name + ", " + not_a_contact(who.deputy));
    }
    for (const board_people& of : boards_) {
        if (resolve(of.name) != nullptr)
            continue;
        for (const std::string& name : of.chairs.unresolved)
            out.push_back("the chair of " + of.name + ", " + not_a_contact(name));
        if (of.chairs.principals.empty() && of.chairs.unresolved.empty())
            out.push_back(of.name + " has no chair");
    }
    const auto check = [&out](const workstream_people& of, plan::role role, const names& found) {
        for (const std::string& name : found.unresolved)
            out.push_back("the " + plan::in_words(role) + " of " + of.name + ", " +
                          not_a_contact(name));
        // What is a part of another has that one's people.
        if (of.parent == nullptr && found.principals.empty() && found.unresolved.empty())
            out.push_back(of.name + " has no " + plan::in_words(role));
    };
    for (const workstream_people& of : workstreams_) {
        check(of, plan::role::project_manager, of.project_managers);
        check(of, plan::role::sponsor, of.sponsors);
    }
    return out;
}

} // namespace remembrancer::routing
