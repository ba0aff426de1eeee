#include "daemon/plan/json_values.hpp"

namespace remembrancer::plan {
namespace {

std::vector<std::string> texts_at(const json::object& from, json::string_view key) {
    std::vector<std::string> all;
    for (const json::value& one : from.at(key).as_array())
        all.emplace_back(view(one));
    return all;
}

void write(json_writer& to, const question& asked) {
    to.begin_object();
    to.field("field", asked.field);
    to.field("text", asked.text);
    to.field("reason", asked.reason);
    to.field("file", asked.place.file);
    to.field("sheet", asked.place.sheet);
    to.field("row", asked.place.row);
    to.field("column", asked.place.column);
    to.end_object();
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

void write(json_writer& to, const std::vector<std::string>& texts) {
    to.begin_array();
    for (const std::string& one : texts)
        to.put(one);
    to.end_array();
}

date date_of(const json::value& value) {
    return required(date_from_iso(view(value)), "date", view(value));
}

std::optional<date> optional_date(const json::value& value) {
    return value.is_null() ? std::nullopt : std::optional(date_of(value));
}

void write(json_writer& to, const plan_date& when) {
    to.begin_object();
    to.field("text", when.text);
    to.field("precision", static_cast<int>(when.precision));
    to.field("from", when.from);
    to.field("by", when.by);
    to.end_object();
}

plan_date decode_plan_date(const json::object& value) {
    plan_date when;
    when.text = text_at(value, "text");
    when.precision = static_cast<precision>(number_at(value, "precision"));
    when.from = optional_date(value.at("from"));
    when.by = optional_date(value.at("by"));
    return when;
}

void write(json_writer& to, const message_item& item) {
    to.begin_object();
    to.field("alert", item.alert.value);
    to.field("episode", item.episode);
    to.field("step", item.step);
    to.field("rule", to_text(item.rule));
    to.field("reason", to_text(item.reason));
    to.field("told_as", to_text(item.told_as));
    to.field("principal", item.principal);
    to.field("stand_in_reason", item.stand_in_reason);
    to.field("kind", to_text(item.kind));
    to.field("ref", item.ref);
    to.field("title", item.title);
    to.field("workstream", item.workstream);
    to.field("rag", static_cast<int>(item.rag));
    to.key("baseline");
    write(to, item.baseline);
    to.key("forecast");
    write(to, item.forecast);
    to.field("anchor", item.anchor);
    to.field("days", item.days);
    to.field("working_days", item.working_days);
    to.field("recasts", item.recasts);
    to.key("owners");
    write(to, item.owners);
    to.field("detail", item.detail);
    if (!item.programme.empty())
        to.field("programme", item.programme);
    if (!item.questions.empty()) {
        to.key("questions");
        to.begin_array();
        for (const question& asked : item.questions)
            write(to, asked);
        to.end_array();
    }
    if (item.next) {
        to.key("next");
        to.begin_object();
        to.field("on", std::optional(item.next->on));
        to.key("who");
        write(to, item.next->who);
        to.end_object();
    }
    to.end_object();
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
