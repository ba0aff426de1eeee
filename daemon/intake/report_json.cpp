#include "daemon/intake/report.hpp"

#include <nlohmann/json.hpp>

namespace remembrancer::intake {
namespace {

using json = nlohmann::ordered_json;

void put_place(json& out, const plan::source_place& place) {
    out["file"] = place.file;
    out["sheet"] = place.sheet;
    out["row"] = place.row;
    out["column"] = place.column;
}

json encode(const report_entry& entry) {
    json out;
    put_place(out, entry.place);
    out["item"] = entry.item;
    out["text"] = entry.text;
    out["reason"] = entry.reason;
    return out;
}

json encode(const report_item& item) {
    return {{"item", item.subject}, {"title", item.title}, {"workstream", item.workstream}};
}

json encode(const report_change& change) {
    json out = {{"item", change.subject},  {"title", change.title},   {"field", change.field},
                {"old", change.old_value}, {"new", change.new_value}, {"source", change.source}};
    if (!change.by.empty())
        out["by"] = change.by;
    return out;
}

json encode(const inferred_year& date) {
    json out;
    put_place(out, date.place);
    out["item"] = date.item;
    out["text"] = date.text;
    out["meant"] = date.meant;
    return out;
}

json encode(const report_table& table) {
    return {{"file", table.file},
            {"sheet", table.sheet},
            {"kind", to_text(table.kind)},
            {"rows", table.rows},
            {"columns_not_read", table.columns_not_read},
            {"fields_without_column", table.fields_without_column}};
}

json encode(const table_not_read& table) {
    return {{"file", table.file}, {"sheet", table.sheet}, {"reason", table.reason}};
}

json encode(const unjudged_workstream& left) {
    return {{"workstream", left.workstream}, {"open_items", left.open_items}};
}

json encode(const report_leaver& left) {
    return {{"person", left.person}, {"open_items", left.open_items}};
}

json encode(const tally& count) {
    return {{"added", count.added}, {"changed", count.changed}, {"unchanged", count.unchanged}};
}

template <class Entry>
json list_of(const std::vector<Entry>& entries) {
    json out = json::array();
    for (const Entry& entry : entries)
        out.push_back(encode(entry));
    return out;
}

} // namespace

std::string to_json(const import_report& report) {
    json out = encode(report.items);
    out["vanished"] = report.vanished;
    out["questioned"] = list_of(report.questioned);
    out["rejected"] = list_of(report.rejected);
    out["as_of"] = plan::to_iso(report.as_of);
    out["dry_run"] = report.dry_run;
    out["people"] = encode(report.people);
    out["workstreams"] = encode(report.workstreams);
    out["boards"] = encode(report.boards);
    out["added_items"] = list_of(report.added_items);
    out["vanished_items"] = list_of(report.vanished_items);
    out["changes"] = list_of(report.changes);
    out["inferred"] = list_of(report.inferred);
    out["tables"] = list_of(report.tables);
    out["not_read"] = list_of(report.not_read);
    out["warnings"] = report.warnings;
    out["not_judged"] = list_of(report.unjudged);
    out["returned_items"] = list_of(report.returned_items);
    out["left"] = list_of(report.left);
    out["absences"] = encode(report.absences);
    out["absences"]["ended"] = report.absences_ended;
    out["programmes"] = encode(report.programmes);
    return out.dump(-1, ' ', true, json::error_handler_t::replace);
}

} // namespace remembrancer::intake
