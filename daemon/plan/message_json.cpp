#include "daemon/plan/message.hpp"

#include "daemon/base/text.hpp"

#include <array>
#include <stdexcept>

#include <boost/json.hpp>

namespace remembrancer::plan {
namespace {

namespace json = boost::json;

template <class Value>
Value required(std::optional<Value> value, std::string_view what, std::string_view text) {
    if (!value)
        throw std::runtime_error("message model: unknown " + std::string(what) + " '" +
                                 std::string(text) + "'");
    return *value;
}

// ---- Writing

json::string text_of(std::string_view text) {
    return json::string(base::valid_utf8(text));
}

json::value optional_date(const std::optional<date>& day) {
    return day ? json::value(text_of(to_iso(*day))) : json::value();
}

json::array texts_of(const std::vector<std::string>& all) {
    json::array out;
    for (const std::string& one : all)
        out.emplace_back(text_of(one));
    return out;
}

json::object encode(const plan_date& when) {
    return {{"text", text_of(when.text)},
            {"precision", static_cast<int>(when.precision)},
            {"from", optional_date(when.from)},
            {"by", optional_date(when.by)}};
}

json::object encode(const question& asked) {
    return {{"field", text_of(asked.field)},        {"text", text_of(asked.text)},
            {"reason", text_of(asked.reason)},      {"file", text_of(asked.place.file)},
            {"sheet", text_of(asked.place.sheet)},  {"row", asked.place.row},
            {"column", text_of(asked.place.column)}};
}

json::object encode(const message_item& item) {
    json::object out{{"alert", item.alert.value},
                     {"episode", item.episode},
                     {"step", item.step},
                     {"rule", text_of(to_text(item.rule))},
                     {"reason", text_of(to_text(item.reason))},
                     {"told_as", text_of(to_text(item.told_as))},
                     {"principal", text_of(item.principal)},
                     {"stand_in_reason", text_of(item.stand_in_reason)},
                     {"kind", text_of(to_text(item.kind))},
                     {"ref", text_of(item.ref)},
                     {"title", text_of(item.title)},
                     {"workstream", text_of(item.workstream)},
                     {"rag", static_cast<int>(item.rag)},
                     {"baseline", encode(item.baseline)},
                     {"forecast", encode(item.forecast)},
                     {"anchor", optional_date(item.anchor)},
                     {"days", item.days},
                     {"working_days", item.working_days},
                     {"recasts", item.recasts},
                     {"owners", texts_of(item.owners)},
                     {"detail", text_of(item.detail)}};
    if (!item.programme.empty())
        out["programme"] = text_of(item.programme);
    if (!item.questions.empty()) {
        json::array questions;
        for (const question& asked : item.questions)
            questions.push_back(encode(asked));
        out["questions"] = std::move(questions);
    }
    if (item.next) {
        out["next"] =
            json::object{{"on", optional_date(item.next->on)}, {"who", texts_of(item.next->who)}};
    }
    return out;
}

json::object encode(const list_entry& entry) {
    json::object out{{"ref", text_of(entry.ref)},
                     {"title", text_of(entry.title)},
                     {"workstream", text_of(entry.workstream)},
                     {"text", text_of(entry.text)}};
    if (entry.kind)
        out["kind"] = text_of(to_text(*entry.kind));
    return out;
}

json::object encode(const weekly_list& list) {
    json::array sections;
    for (const list_section& section : list.sections) {
        json::array entries;
        for (const list_entry& entry : section.entries)
            entries.push_back(encode(entry));
        sections.push_back(json::object{{"topic", text_of(to_text(section.topic))},
                                        {"entries", std::move(entries)},
                                        {"more", section.more}});
    }
    return {{"sections", std::move(sections)},
            {"days_since_import",
             list.days_since_import ? json::value(*list.days_since_import) : json::value()}};
}

// ---- Reading

std::string_view view(const json::value& value) {
    const json::string& text = value.as_string();
    return {text.data(), text.size()};
}

std::string text_at(const json::object& from, json::string_view key) {
    return std::string(view(from.at(key)));
}

int number_at(const json::object& from, json::string_view key) {
    return from.at(key).to_number<int>();
}

date date_of(const json::value& value) {
    return required(date_from_iso(view(value)), "date", view(value));
}

std::optional<date> optional_date(const json::value& value) {
    return value.is_null() ? std::nullopt : std::optional(date_of(value));
}

std::vector<std::string> texts_at(const json::object& from, json::string_view key) {
    std::vector<std::string> all;
    for (const json::value& one : from.at(key).as_array())
        all.emplace_back(view(one));
    return all;
}

plan_date decode_plan_date(const json::object& value) {
    plan_date when;
    when.text = text_at(value, "text");
    when.precision = static_cast<precision>(number_at(value, "precision"));
    when.from = optional_date(value.at("from"));
    when.by = optional_date(value.at("by"));
    return when;
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

list_entry decode_entry(const json::object& value) {
    list_entry entry;
    if (const json::value* kind = value.if_contains("kind")) // older models have none
        entry.kind = required(item_kind_from_text(view(*kind)), "kind", view(*kind));
    entry.ref = text_at(value, "ref");
    entry.title = text_at(value, "title");
    entry.workstream = text_at(value, "workstream");
    entry.text = text_at(value, "text");
    return entry;
}

weekly_list decode_list(const json::object& value) {
    weekly_list list;
    for (const json::value& one : value.at("sections").as_array()) {
        const json::object& section = one.as_object();
        const std::string_view topic = view(section.at("topic"));
        list_section read{required(list_topic_from_text(topic), "topic", topic), {}, 0};
        for (const json::value& line : section.at("entries").as_array()) {
            read.entries.push_back(decode_entry(line.as_object()));
        }
        if (section.contains("more")) // older models have none
            read.more = number_at(section, "more");
        list.sections.push_back(std::move(read));
    }
    if (!value.at("days_since_import").is_null())
        list.days_since_import = number_at(value, "days_since_import");
    return list;
}

message decode(const json::object& value) {
    message model;
    const std::string_view kind = view(value.at("kind"));
    model.kind = required(message_kind_from_text(kind), "message kind", kind);
    model.programme = text_at(value, "programme");
    model.person = text_at(value, "person");
    model.today = date_of(value.at("today"));
    model.plan_as_of = optional_date(value.at("plan_as_of"));
    for (const json::value& item : value.at("items").as_array())
        model.items.push_back(decode_item(item.as_object()));
    model.more_items = number_at(value, "more_items");
    model.note = text_at(value, "note");
    if (const json::value* list = value.if_contains("list"))
        model.list = decode_list(list->as_object());
    return model;
}

} // namespace

std::string to_json(const message& model) {
    json::array items;
    for (const message_item& item : model.items)
        items.push_back(encode(item));
    json::object out{{"kind", text_of(to_text(model.kind))},
                     {"programme", text_of(model.programme)},
                     {"person", text_of(model.person)},
                     {"today", text_of(to_iso(model.today))},
                     {"plan_as_of", optional_date(model.plan_as_of)},
                     {"items", std::move(items)},
                     {"more_items", model.more_items},
                     {"note", text_of(model.note)}};
    if (model.list)
        out["list"] = encode(*model.list);
    return json::serialize(out);
}

message message_from_json(std::string_view text) {
    // All of a usual message's values fit here, so that reading it allocates nothing for the tree.
    std::array<unsigned char, 8192> room;
    json::monotonic_resource memory(room.data(), room.size());
    json::error_code failed;
    const json::value value =
        json::parse(json::string_view(text.data(), text.size()), failed, &memory);
    if (failed)
        throw std::runtime_error("message model: " + failed.message());
    try {
        return decode(value.as_object());
    } catch (const boost::system::system_error& error) {
        throw std::runtime_error(std::string("message model: ") + error.what());
    } catch (const std::logic_error& error) {
        throw std::runtime_error(std::string("message model: ") + error.what());
    }
}

} // namespace remembrancer::plan
