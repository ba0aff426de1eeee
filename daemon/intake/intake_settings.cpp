#include "daemon/intake/intake_settings.hpp"

#include "daemon/plan/name_table.hpp"

namespace remembrancer::intake {
namespace {

constexpr plan::name_table<table_kind, 14> kinds{{
    {table_kind::milestones, "milestones"},
    {table_kind::risks, "risks"},
    {table_kind::issues, "issues"},
    {table_kind::products, "products"},
    {table_kind::decisions, "decisions"},
    {table_kind::promises, "promises"},
    {table_kind::workstreams, "workstreams"},
    {table_kind::contacts, "contacts"},
    {table_kind::boards, "boards"},
    {table_kind::reports, "reports"},
    {table_kind::measures, "measures"},
    {table_kind::dependencies, "dependencies"},
    {table_kind::absences, "absences"},
    {table_kind::programmes, "programmes"},
}};

constexpr plan::name_table<field, 70> fields{{
    {field::id, "id"},
    {field::workstream, "workstream"},
    {field::title, "title"},
    {field::rag, "rag"},
    {field::baseline, "baseline"},
    {field::forecast, "forecast"},
    {field::owner, "owner"},
    {field::status, "status"},
    {field::closed, "closed"},
    {field::closed_on, "closed_on"},
    {field::raised_by, "raised_by"},
    {field::raised_on, "raised_on"},
    {field::impact, "impact"},
    {field::likelihood, "likelihood"},
    {field::score, "score"},
    {field::severity, "severity"},
    {field::plan, "plan"},
    {field::product, "product"},
    {field::tranche, "tranche"},
    {field::fixed_by, "fixed_by"},
    {field::change_request, "change_request"},
    {field::review, "review"},
    {field::audiences, "audiences"},
    {field::confirmed_on, "confirmed_on"},
    {field::depends_on, "depends_on"},
    {field::lead_time, "lead_time"},
    {field::boards, "boards"},
    {field::papers_on, "papers_on"},
    {field::notice_on, "notice_on"},
    {field::clearance, "clearance"},
    {field::programme, "programme"},
    {field::lead_member, "lead_member"},
    {field::sponsor, "sponsor"},
    {field::project_manager, "project_manager"},
    {field::theme_lead, "theme_lead"},
    {field::name, "name"},
    {field::email, "email"},
    {field::organisation, "organisation"},
    {field::deputy, "deputy"},
    {field::notes, "notes"},
    {field::board, "board"},
    {field::chairs, "chairs"},
    {field::meets, "meets"},
    {field::papers_before, "papers_before"},
    {field::notice_before, "notice_before"},
    {field::parts, "parts"},
    {field::reported_on, "reported_on"},
    {field::cadence, "cadence"},
    {field::target, "target"},
    {field::actual, "actual"},
    {field::part_of, "part_of"},
    {field::sub_workstream, "sub_workstream"},
    {field::parent, "parent"},
    {field::initiation, "initiation"},
    {field::predecessor, "predecessor"},
    {field::successor, "successor"},
    {field::lag, "lag"},
    {field::link_type, "link_type"},
    {field::changed_by, "changed_by"},
    {field::away_from, "away_from"},
    {field::away_until, "away_until"},
    {field::back_on, "back_on"},
    {field::nation, "nation"},
    {field::started, "started"},
    {field::key_date, "key_date"},
    {field::programme_director, "programme_director"},
    {field::programme_office, "programme_office"},
    {field::rag_key, "rag_key"},
    {field::bands, "bands"},
    {field::severity_scale, "severity_scale"},
}};

} // namespace

std::string_view to_text(table_kind kind) {
    return plan::name_in(kinds, kind);
}

std::string_view to_text(field which) {
    return plan::name_in(fields, which);
}
std::optional<field> field_from_text(std::string_view text) {
    return plan::value_in(fields, text);
}

} // namespace remembrancer::intake
