#include "connectors/webhook/payload.hpp"

#include "connectors/kit/json_writer.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace remembrancer::webhook {
namespace {

using kit::append_text;
using kit::json_object;

// Limits in bytes as written. With them the largest possible item is about 13,000 bytes, so that at
// least one always fits beside the largest note.
constexpr std::size_t name_limit = 200;
constexpr std::size_t text_limit = 1'000;
constexpr std::size_t note_limit = 4'000;
constexpr std::size_t most_names = 10;
constexpr std::size_t most_questions = 4;
/// Kept free for what closes the payload: counts, and the frames of the list's sections.
constexpr std::size_t tail_reserve = 1'000;

void write_date(json_object& object, std::string_view key, const std::optional<plan::date>& day) {
    if (day)
        object.text(key, plan::to_iso(*day), name_limit);
    else
        object.null(key);
}

void write_names(json_object& object, std::string_view key, const std::vector<std::string>& names) {
    std::string& out = object.value(key) += '[';
    for (std::size_t i = 0; i < std::min(names.size(), most_names); ++i) {
        out += i == 0 ? "\"" : ",\"";
        append_text(out, names[i], name_limit);
        out += '"';
    }
    out += ']';
}

void write_plan_date(json_object& object, std::string_view key, const plan::plan_date& when) {
    if (when.precision == plan::precision::none && when.text.empty()) {
        object.null(key);
        return;
    }
    json_object inner(object.value(key));
    inner.text("text", when.text, name_limit);
    write_date(inner, "from", when.from);
    write_date(inner, "by", when.by);
    inner.close();
}

void write_questions(json_object& object, const std::vector<plan::question>& questions) {
    std::string& out = object.value("questions") += '[';
    for (std::size_t i = 0; i < std::min(questions.size(), most_questions); ++i) {
        if (i > 0)
            out += ',';
        const plan::question& asked = questions[i];
        json_object inner(out);
        inner.text("field", asked.field, name_limit);
        inner.text("text", asked.text, name_limit);
        inner.text("reason", asked.reason, name_limit);
        inner.text("file", asked.place.file, name_limit);
        inner.text("sheet", asked.place.sheet, name_limit);
        inner.number("row", asked.place.row);
        inner.text("column", asked.place.column, name_limit);
        inner.close();
    }
    out += ']';
}

void write_item(std::string& out, const plan::message_item& item) {
    json_object object(out);
    object.text("rule", to_text(item.rule), name_limit);
    object.text("reason", to_text(item.reason), name_limit);
    object.text("told_as", to_text(item.told_as), name_limit);
    object.number("episode", item.episode);
    object.number("step", item.step);
    object.text("kind", to_text(item.kind), name_limit);
    object.text("ref", item.ref, name_limit);
    object.text("title", item.title, text_limit);
    object.text("workstream", item.workstream, name_limit);
    if (item.rag == plan::rag::none)
        object.null("rag");
    else
        object.text("rag", word(item.rag), name_limit);
    write_plan_date(object, "baseline", item.baseline);
    write_plan_date(object, "forecast", item.forecast);
    write_date(object, "anchor", item.anchor);
    object.number("days", item.days);
    object.number("working_days", item.working_days);
    object.number("recasts", item.recasts);
    write_names(object, "owners", item.owners);
    if (!item.principal.empty()) {
        object.text("stands_in_for", item.principal, name_limit);
        object.text("stand_in_reason", item.stand_in_reason, name_limit);
    }
    if (!item.detail.empty())
        object.text("detail", item.detail, text_limit);
    if (!item.questions.empty())
        write_questions(object, item.questions);
    if (item.next) {
        json_object next(object.value("next"));
        write_date(next, "on", item.next->on);
        write_names(next, "who", item.next->who);
        next.close();
    }
    object.close();
}

void write_entry(std::string& out, const plan::list_entry& entry) {
    json_object object(out);
    if (entry.kind)
        object.text("kind", to_text(*entry.kind), name_limit);
    else
        object.null("kind");
    object.text("ref", entry.ref, name_limit);
    object.text("title", entry.title, text_limit);
    object.text("workstream", entry.workstream, name_limit);
    object.text("text", entry.text, text_limit);
    if (entry.rule)
        object.text("rule", to_text(*entry.rule), name_limit);
    if (entry.reason)
        object.text("reason", to_text(*entry.reason), name_limit);
    object.close();
}

/// Writes as many of `all` as there is room for; returns how many it left out.
template <class Value, class Write>
int write_what_fits(std::string& out, const std::vector<Value>& all, Write write) {
    out += '[';
    std::size_t written = 0;
    for (; written < all.size(); ++written) {
        const std::size_t before = out.size();
        if (written > 0)
            out += ',';
        write(out, all[written]);
        if (out.size() + tail_reserve > largest_payload) {
            out.resize(before);
            break;
        }
    }
    out += ']';
    return static_cast<int>(all.size() - written);
}

void write_list(std::string& out, const plan::weekly_list& list) {
    json_object object(out);
    if (list.days_since_import)
        object.number("days_since_import", *list.days_since_import);
    else
        object.null("days_since_import");
    object.value("sections") += '[';
    for (std::size_t i = 0; i < list.sections.size(); ++i) {
        if (i > 0)
            out += ',';
        json_object section(out);
        section.text("topic", to_text(list.sections[i].topic), name_limit);
        const int left =
            write_what_fits(section.value("entries"), list.sections[i].entries, write_entry);
        section.number("more_entries", left + list.sections[i].more);
        section.close();
    }
    out += ']';
    object.close();
}

/// Leaves out half of what the longest section has, or where none has two, the last one.
void shorten(plan::digest& digest) {
    const auto size = [](const plan::digest_section& each) {
        return each.rows.size() + each.findings.size();
    };
    const auto longest = std::ranges::max_element(digest.sections, {}, size);
    const std::size_t before = size(*longest);
    if (before < 2) {
        digest.sections.pop_back();
        return;
    }
    longest->rows.resize(longest->rows.size() / 2);
    longest->findings.resize(longest->findings.size() / 2);
    longest->more += static_cast<int>(before - size(*longest));
}

/// As much as there is room for; what a section leaves out it counts, and sections are counted too.
void write_digest(json_object& data, std::size_t written, plan::digest digest) {
    const std::size_t all = digest.sections.size();
    std::string text = plan::to_json(digest);
    while (!digest.sections.empty() && written + text.size() + tail_reserve > largest_payload) {
        shorten(digest);
        text = plan::to_json(digest);
    }
    data.value("digest") += text;
    data.number("more_sections", static_cast<int>(all - digest.sections.size()));
}

} // namespace

std::string_view event_type(const plan::message& model) {
    switch (model.kind) {
    case plan::message_kind::escalation:
        return "reminder.escalated";
    case plan::message_kind::notice:
        return "notice";
    case plan::message_kind::test:
        return "test";
    case plan::message_kind::digest:
        return "digest";
    case plan::message_kind::reminder:
        break;
    }
    const bool single = model.items.size() == 1 && model.more_items == 0 && !model.list;
    return single ? "reminder.due" : "reminder.bundle";
}

std::string payload(const plan::message& model) {
    std::string out;
    out.reserve(512 + 512 * std::min<std::size_t>(model.items.size(), 32));
    json_object envelope(out);
    envelope.text("type", event_type(model), name_limit);
    envelope.text("timestamp", plan::to_iso(model.today) + "T00:00:00Z", name_limit);
    json_object data(envelope.value("data"));
    data.text("programme", model.programme, name_limit);
    data.text("person", model.person, name_limit);
    write_date(data, "today", model.today);
    write_date(data, "plan_as_of", model.plan_as_of);
    if (!model.note.empty())
        data.text("note", model.note, note_limit);
    const int left = write_what_fits(data.value("items"), model.items, write_item);
    data.number("more_items", model.more_items + left);
    if (model.list)
        write_list(data.value("list"), *model.list);
    if (model.digest)
        write_digest(data, out.size(), *model.digest);
    data.close();
    envelope.close();
    return out;
}

} // namespace remembrancer::webhook
