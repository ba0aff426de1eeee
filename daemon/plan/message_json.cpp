#include "daemon/plan/message.hpp"

#include "daemon/plan/json_values.hpp"

#include <array>

namespace remembrancer::plan {
namespace {

void write(json_writer& to, const list_entry& entry) {
    to.begin_object();
    to.field("ref", entry.ref);
    to.field("title", entry.title);
    to.field("workstream", entry.workstream);
    to.field("text", entry.text);
    if (entry.kind)
        to.field("kind", to_text(*entry.kind));
    if (entry.rule)
        to.field("rule", to_text(*entry.rule));
    if (entry.reason)
        to.field("reason", to_text(*entry.reason));
    to.end_object();
}

void write(json_writer& to, const weekly_list& list) {
    to.begin_object();
    to.key("sections");
    to.begin_array();
    for (const list_section& section : list.sections) {
        to.begin_object();
        to.field("topic", to_text(section.topic));
        to.key("entries");
        to.begin_array();
        for (const list_entry& entry : section.entries)
            write(to, entry);
        to.end_array();
        to.field("more", section.more);
        to.end_object();
    }
    to.end_array();
    to.key("days_since_import");
    if (list.days_since_import)
        to.put(*list.days_since_import);
    else
        to.put_null();
    to.end_object();
}

list_entry decode_entry(const json::object& value) {
    list_entry entry;
    if (const json::value* kind = value.if_contains("kind")) // older models have none
        entry.kind = required(item_kind_from_text(view(*kind)), "kind", view(*kind));
    entry.ref = text_at(value, "ref");
    entry.title = text_at(value, "title");
    entry.workstream = text_at(value, "workstream");
    entry.text = text_at(value, "text");
    if (const json::value* rule = value.if_contains("rule"))
        entry.rule = required(rule_from_text(view(*rule)), "rule", view(*rule));
    if (const json::value* reason = value.if_contains("reason"))
        entry.reason = required(reason_from_text(view(*reason)), "reason", view(*reason));
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
    json_writer out;
    out.begin_object();
    out.field("kind", to_text(model.kind));
    out.field("programme", model.programme);
    out.field("person", model.person);
    out.field("today", std::optional(model.today));
    out.field("plan_as_of", model.plan_as_of);
    out.key("items");
    out.begin_array();
    for (const message_item& item : model.items)
        write(out, item);
    out.end_array();
    out.field("more_items", model.more_items);
    out.field("note", model.note);
    if (model.list) {
        out.key("list");
        write(out, *model.list);
    }
    if (model.digest) {
        out.key("digest");
        write(out, *model.digest);
    }
    out.end_object();
    return std::move(out).take();
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
