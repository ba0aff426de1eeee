#include "tests/simulation/oracle_plan.hpp"

namespace remembrancer::oracle {

ladders usual_ladders() {
    using enum role;
    ladders all;
    all.due_soon = {{{-10, {owner}}, {-5, {owner}}, {-1, {owner}}, {0, {owner}}}, {}, false, false};
    const std::vector<ladder::repeat> late{{5, {owner}},
                                           {0, {programme_director, programme_office}}};
    all.overdue = {{{1, {owner}},
                    {2, {owner, project_manager}},
                    {5, {sponsor}},
                    {10, {programme_director, programme_office}}},
                   late,
                   true,
                   true};
    all.overdue_red = {{{1, {owner, project_manager}},
                        {2, {sponsor}},
                        {5, {programme_director, programme_office}}},
                       late,
                       true,
                       true};
    all.no_owner = {{{0, {project_manager, programme_office}}},
                    {{5, {project_manager, programme_office}}},
                    false,
                    false};
    all.no_date = {
        {{0, {owner, programme_office}}}, {{5, {owner, programme_office}}}, false, false};
    all.unreadable = {{{0, {programme_office}}}, {{5, {programme_office}}}, false, false};
    all.first_sight = {owner, project_manager, programme_office};
    return all;
}

} // namespace remembrancer::oracle
