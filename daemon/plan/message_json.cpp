#include "daemon/plan/message.hpp"

#include "daemon/plan/json_values.hpp"

#include <array>

namespace remembrancer::plan {
namespace {

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
    if (const json::value* digest = value.if_contains("digest"))
        model.digest = decode_digest(digest->as_object());
    return model;
}

} // namespace

std::string to_json(const message& model) {
    // Freed at once, and of a usual message mostly on the stack.
    std::array<unsigned char, 32768> room;
    json::monotonic_resource memory(room.data(), room.size());
    const json::storage_ptr to(&memory);
    json::array items(to);
    items.reserve(model.items.size());
    for (const message_item& item : model.items)
        items.push_back(encode(item, to));
    json::object out({{"kind", text_of(to_text(model.kind), to)},
                      {"programme", text_of(model.programme, to)},
                      {"person", text_of(model.person, to)},
                      {"today", text_of(to_iso(model.today), to)},
                      {"plan_as_of", optional_date(model.plan_as_of, to)},
                      {"items", std::move(items)},
                      {"more_items", model.more_items},
                      {"note", text_of(model.note, to)}},
                     to);
    if (model.list)
        out["list"] = encode(*model.list);
    if (model.digest)
        out["digest"] = encode(*model.digest);
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
