#include "daemon/plan/json_values.hpp"

namespace remembrancer::plan {
namespace {

json::array texts_of(const std::vector<std::string>& all, const json::storage_ptr& to) {
    json::array out(to);
    out.reserve(all.size());
    for (const std::string& one : all)
        out.emplace_back(text_of(one, to));
    return out;
}

std::vector<std::string> texts_at(const json::object& from, json::string_view key) {
    std::vector<std::string> all;
    for (const json::value& one : from.at(key).as_array())
        all.emplace_back(view(one));
    return all;
}

json::object encode(const question& asked, const json::storage_ptr& to) {
    return json::object({{"field", text_of(asked.field, to)},
                         {"text", text_of(asked.text, to)},
                         {"reason", text_of(asked.reason, to)},
                         {"file", text_of(asked.place.file, to)},
                         {"sheet", text_of(asked.place.sheet, to)},
                         {"row", asked.place.row},
                         {"column", text_of(asked.place.column, to)}},
                        to);
}

question decode_question(const json::object& value) {
    question asked;
    asked.field = text_at(value, "field");
    asked.text = text_at(value, "text");
    asked.reason = text_at(value, "reason");
    asked.place = {text_at(value, "file"), text_at(value, "sheet"), number_at(value, "row"),
                   text_at(value, "column")};
    return asked;
}

} // namespace

json::value optional_date(const std::optional<date>& day, const json::storage_ptr& to) {
    return day ? json::value(text_of(to_iso(*day), to), to) : json::value();
}

date date_of(const json::value& value) {
    return required(date_from_iso(view(value)), "date", view(value));
}

std::optional<date> optional_date(const json::value& value) {
    return value.is_null() ? std::nullopt : std::optional(date_of(value));
}

json::object encode(const plan_date& when, const json::storage_ptr& to) {
    return json::object({{"text", text_of(when.text, to)},
                         {"precision", static_cast<int>(when.precision)},
                         {"from", optional_date(when.from, to)},
                         {"by", optional_date(when.by, to)}},
                        to);
}

plan_date decode_plan_date(const json::object& value) {
    plan_date when;
    when.text = text_at(value, "text");
    when.precision = static_cast<precision>(number_at(value, "precision"));
    when.from = optional_date(value.at("from"));
    when.by = optional_date(value.at("by"));
    return when;
}

json::object encode(const message_item& item, const json::storage_ptr& to) {
    json::object out({{"alert", item.alert.value},
                      {"episode", item.episode},
                      {"step", item.step},
                      {"rule", text_of(to_text(item.rule), to)},
                      {"reason", text_of(to_text(item.reason), to)},
                      {"told_as", text_of(to_text(item.told_as), to)},
                      {"principal", text_of(item.principal, to)},
                      {"stand_in_reason", text_of(item.stand_in_reason, to)},
                      {"kind", text_of(to_text(item.kind), to)},
                      {"ref", text_of(item.ref, to)},
                      {"title", text_of(item.title, to)},
                      {"workstream", text_of(item.workstream, to)},
                      {"rag", static_cast<int>(item.rag)},
                      {"baseline", encode(item.baseline, to)},
                      {"forecast", encode(item.forecast, to)},
                      {"anchor", optional_date(item.anchor, to)},
                      {"days", item.days},
                      {"working_days", item.working_days},
                      {"recasts", item.recasts},
                      {"owners", texts_of(item.owners, to)},
                      {"detail", text_of(item.detail, to)}},
                     to);
    if (!item.programme.empty())
        out["programme"] = text_of(item.programme, to);
    if (!item.questions.empty()) {
        json::array questions(to);
        for (const question& asked : item.questions)
            questions.push_back(encode(asked, to));
        out["questions"] = std::move(questions);
    }
    if (item.next) {
        out["next"] = json::object(
            {{"on", optional_date(item.next->on, to)}, {"who", texts_of(item.next->who, to)}}, to);
    }
    return out;
}

message_item decode_item(const json::object& value) {
    const auto name = [&](const char* key) { return view(value.at(key)); };
    message_item item;
    item.alert.value = value.at("alert").to_number<std::int64_t>();
    item.episode = number_at(value, "episode");
    item.step = number_at(value, "step");
    item.rule = required(rule_from_text(name("rule")), "rule", name("rule"));
    item.reason = required(reason_from_text(name("reason")), "reason", name("reason"));
    item.told_as = required(role_from_text(name("told_as")), "role", name("told_as"));
    item.principal = text_at(value, "principal");
    item.stand_in_reason = text_at(value, "stand_in_reason");
    item.kind = required(item_kind_from_text(name("kind")), "kind", name("kind"));
    item.ref = text_at(value, "ref");
    item.title = text_at(value, "title");
    item.workstream = text_at(value, "workstream");
    item.rag = static_cast<rag>(number_at(value, "rag"));
    item.baseline = decode_plan_date(value.at("baseline").as_object());
    item.forecast = decode_plan_date(value.at("forecast").as_object());
    item.anchor = optional_date(value.at("anchor"));
    item.days = number_at(value, "days");
    item.working_days = number_at(value, "working_days");
    item.recasts = number_at(value, "recasts");
    item.owners = texts_at(value, "owners");
    item.detail = text_at(value, "detail");
    if (value.contains("programme"))
        item.programme = text_at(value, "programme");
    if (const json::value* questions = value.if_contains("questions")) { // older models have none
        for (const json::value& asked : questions->as_array())
            item.questions.push_back(decode_question(asked.as_object()));
    }
    if (const json::value* next = value.if_contains("next")) {
        const json::object& hearing = next->as_object();
        item.next = next_hearing{date_of(hearing.at("on")), texts_at(hearing, "who")};
    }
    return item;
}

} // namespace remembrancer::plan
