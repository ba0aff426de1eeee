#include "daemon/plan/message.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

namespace remembrancer::plan {
namespace {

using nlohmann::json;

template <class Value>
Value required(std::optional<Value> value, std::string_view what, const std::string& text) {
    if (!value)
        throw std::runtime_error("message model: unknown " + std::string(what) + " '" + text + "'");
    return *value;
}

json optional_date(const std::optional<date>& day) {
    return day ? json(to_iso(*day)) : json();
}

std::optional<date> optional_date(const json& value) {
    if (value.is_null())
        return std::nullopt;
    const auto text = value.get<std::string>();
    return required(date_from_iso(text), "date", text);
}

json encode(const plan_date& when) {
    return {{"text", when.text},
            {"precision", static_cast<int>(when.precision)},
            {"from", optional_date(when.from)},
            {"by", optional_date(when.by)}};
}

plan_date decode_plan_date(const json& value) {
    plan_date when;
    when.text = value.at("text").get<std::string>();
    when.precision = static_cast<precision>(value.at("precision").get<int>());
    when.from = optional_date(value.at("from"));
    when.by = optional_date(value.at("by"));
    return when;
}

json encode(const message_item& item) {
    json out{{"alert", item.alert.value},
             {"episode", item.episode},
             {"step", item.step},
             {"rule", to_text(item.rule)},
             {"reason", to_text(item.reason)},
             {"told_as", to_text(item.told_as)},
             {"principal", item.principal},
             {"stand_in_reason", item.stand_in_reason},
             {"kind", to_text(item.kind)},
             {"ref", item.ref},
             {"title", item.title},
             {"workstream", item.workstream},
             {"rag", static_cast<int>(item.rag)},
             {"baseline", encode(item.baseline)},
             {"forecast", encode(item.forecast)},
             {"anchor", optional_date(item.anchor)},
             {"days", item.days},
             {"working_days", item.working_days},
             {"recasts", item.recasts},
             {"owners", item.owners},
             {"detail", item.detail}};
    if (item.next)
        out["next"] = {{"on", to_iso(item.next->on)}, {"who", item.next->who}};
    return out;
}

message_item decode_item(const json& value) {
    const auto text = [&](const char* key) { return value.at(key).get<std::string>(); };
    message_item item;
    item.alert.value = value.at("alert").get<std::int64_t>();
    item.episode = value.at("episode").get<int>();
    item.step = value.at("step").get<int>();
    item.rule = required(rule_from_text(text("rule")), "rule", text("rule"));
    item.reason = required(reason_from_text(text("reason")), "reason", text("reason"));
    item.told_as = required(role_from_text(text("told_as")), "role", text("told_as"));
    item.principal = text("principal");
    item.stand_in_reason = text("stand_in_reason");
    item.kind = required(item_kind_from_text(text("kind")), "kind", text("kind"));
    item.ref = text("ref");
    item.title = text("title");
    item.workstream = text("workstream");
    item.rag = static_cast<rag>(value.at("rag").get<int>());
    item.baseline = decode_plan_date(value.at("baseline"));
    item.forecast = decode_plan_date(value.at("forecast"));
    item.anchor = optional_date(value.at("anchor"));
    item.days = value.at("days").get<int>();
    item.working_days = value.at("working_days").get<int>();
    item.recasts = value.at("recasts").get<int>();
    item.owners = value.at("owners").get<std::vector<std::string>>();
    item.detail = text("detail");
    if (const auto next = value.find("next"); next != value.end()) {
        const auto on = next->at("on").get<std::string>();
        item.next = next_hearing{required(date_from_iso(on), "date", on),
                                 next->at("who").get<std::vector<std::string>>()};
    }
    return item;
}

json encode(const weekly_list& list) {
    json sections = json::array();
    for (const list_section& section : list.sections) {
        json entries = json::array();
        for (const list_entry& entry : section.entries)
            entries.push_back({{"ref", entry.ref},
                               {"title", entry.title},
                               {"workstream", entry.workstream},
                               {"text", entry.text}});
        sections.push_back({{"topic", to_text(section.topic)}, {"entries", std::move(entries)}});
    }
    return {{"sections", std::move(sections)},
            {"days_since_import", list.days_since_import ? json(*list.days_since_import) : json()}};
}

weekly_list decode_list(const json& value) {
    weekly_list list;
    for (const json& section : value.at("sections")) {
        const auto topic = section.at("topic").get<std::string>();
        list_section read{required(list_topic_from_text(topic), "topic", topic), {}};
        for (const json& entry : section.at("entries"))
            read.entries.push_back(
                {entry.at("ref").get<std::string>(), entry.at("title").get<std::string>(),
                 entry.at("workstream").get<std::string>(), entry.at("text").get<std::string>()});
        list.sections.push_back(std::move(read));
    }
    if (!value.at("days_since_import").is_null())
        list.days_since_import = value.at("days_since_import").get<int>();
    return list;
}

} // namespace

std::string to_json(const message& model) {
    json items = json::array();
    for (const message_item& item : model.items)
        items.push_back(encode(item));
    json out{{"kind", to_text(model.kind)},
             {"programme", model.programme},
             {"person", model.person},
             {"today", to_iso(model.today)},
             {"plan_as_of", optional_date(model.plan_as_of)},
             {"items", std::move(items)},
             {"more_items", model.more_items},
             {"note", model.note}};
    if (model.list)
        out["list"] = encode(*model.list);
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

message message_from_json(std::string_view text) {
    try {
        const json value = json::parse(text);
        message model;
        const auto kind = value.at("kind").get<std::string>();
        model.kind = required(message_kind_from_text(kind), "message kind", kind);
        model.programme = value.at("programme").get<std::string>();
        model.person = value.at("person").get<std::string>();
        const auto today = value.at("today").get<std::string>();
        model.today = required(date_from_iso(today), "date", today);
        model.plan_as_of = optional_date(value.at("plan_as_of"));
        for (const json& item : value.at("items"))
            model.items.push_back(decode_item(item));
        model.more_items = value.at("more_items").get<int>();
        model.note = value.at("note").get<std::string>();
        if (const auto list = value.find("list"); list != value.end())
            model.list = decode_list(*list);
        return model;
    } catch (const json::exception& error) {
        throw std::runtime_error(std::string("message model: ") + error.what());
    }
}

} // namespace remembrancer::plan
