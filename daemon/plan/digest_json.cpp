#include "daemon/plan/json_values.hpp"

#include <charconv>

namespace remembrancer::plan {
namespace {

template <class... Cases>
struct overloaded : Cases... {
    using Cases::operator()...;
};

// ---- Writing

void write(json_writer& to, const digest_cell::content& value) {
    std::visit(overloaded{[&](std::monostate) { to.put_null(); },
                          [&](const std::string& text) { to.put(text); },
                          [&](int number) { to.put(number); },
                          [&](const date& day) {
                              to.begin_object();
                              to.field("day", std::optional(day));
                              to.end_object();
                          },
                          [&](const plan_date& when) { plan::write(to, when); },
                          [&](rag rating) {
                              to.begin_object();
                              to.field("rag", static_cast<int>(rating));
                              to.field("word", word(rating));
                              to.end_object();
                          },
                          [&](const time_left& left) {
                              to.begin_object();
                              to.field("days", left.days);
                              to.field("working_days", left.working_days);
                              to.end_object();
                          }},
               value);
}

void write(json_writer& to, const digest_cell& cell) {
    if (cell.emphasis == emphasis::none) {
        write(to, cell.value);
        return;
    }
    to.begin_object();
    to.key("value");
    write(to, cell.value);
    to.field("emphasis", static_cast<int>(cell.emphasis));
    to.end_object();
}

void write(json_writer& to, const digest_number& number) {
    to.begin_object();
    to.field("figure", to_text(number.figure));
    to.field("count", number.count);
    if (number.of)
        to.field("of", *number.of);
    if (!number.name.empty())
        to.field("name", number.name);
    if (number.on)
        to.field("on", number.on);
    to.end_object();
}

void write(json_writer& to, const digest_section& section) {
    std::vector<std::string> columns;
    for (const digest_heading& heading : section.columns)
        columns.emplace_back(name_of(heading));
    to.begin_object();
    to.field("part", to_text(section.part));
    to.key("columns");
    plan::write(to, columns);
    to.key("rows");
    to.begin_array();
    for (const auto& row : section.rows) {
        to.begin_object();
        for (std::size_t i = 0; i < row.size(); ++i) {
            to.key(columns[i]);
            write(to, row[i]);
        }
        to.end_object();
    }
    to.end_array();
    to.key("findings");
    to.begin_array();
    for (const message_item& each : section.findings)
        plan::write(to, each);
    to.end_array();
    to.field("more", section.more);
    if (section.totalled)
        to.field("totalled", true);
    to.end_object();
}

// ---- Reading

digest_heading heading_of(std::string_view name) {
    if (const auto column = digest_column_from_text(name))
        return *column;
    if (const auto monday = date_from_iso(name))
        return *monday;
    int number = 0;
    const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (fault != std::errc() || end != name.data() + name.size())
        throw std::runtime_error("message model: unknown column '" + std::string(name) + "'");
    return number;
}

digest_cell::content content_of(const json::value& value) {
    if (value.is_null())
        return {};
    if (value.is_string())
        return std::string(view(value));
    if (!value.is_object())
        return value.to_number<int>();
    const json::object& parts = value.as_object();
    if (parts.contains("day"))
        return date_of(parts.at("day"));
    if (parts.contains("rag"))
        return static_cast<rag>(number_at(parts, "rag"));
    if (parts.contains("days"))
        return time_left{number_at(parts, "days"), number_at(parts, "working_days")};
    return decode_plan_date(parts);
}

digest_cell cell_of(const json::value& value) {
    if (!value.is_object() || !value.as_object().contains("emphasis"))
        return {content_of(value), emphasis::none};
    const json::object& parts = value.as_object();
    return {content_of(parts.at("value")), static_cast<emphasis>(number_at(parts, "emphasis"))};
}

digest_number number_of(const json::object& value) {
    const std::string_view name = view(value.at("figure"));
    digest_number out;
    out.figure = required(digest_figure_from_text(name), "figure", name);
    out.count = number_at(value, "count");
    if (value.contains("of"))
        out.of = number_at(value, "of");
    if (value.contains("name"))
        out.name = text_at(value, "name");
    if (value.contains("on"))
        out.on = date_of(value.at("on"));
    return out;
}

digest_section section_of(const json::object& value) {
    const std::string_view part = view(value.at("part"));
    digest_section out;
    out.part = required(digest_part_from_text(part), "part", part);
    const json::array& columns = value.at("columns").as_array();
    for (const json::value& name : columns)
        out.columns.push_back(heading_of(view(name)));
    for (const json::value& row : value.at("rows").as_array()) {
        std::vector<digest_cell> cells;
        for (const json::value& name : columns)
            cells.push_back(cell_of(row.as_object().at(name.as_string())));
        out.rows.push_back(std::move(cells));
    }
    for (const json::value& each : value.at("findings").as_array())
        out.findings.push_back(decode_item(each.as_object()));
    out.more = number_at(value, "more");
    out.totalled = value.contains("totalled");
    return out;
}

} // namespace

void write(json_writer& to, const digest& model) {
    to.begin_object();
    to.field("kind", to_text(model.kind));
    to.field("programme", model.programme);
    to.field("subject", model.subject);
    to.field("audience", model.audience);
    to.field("today", std::optional(model.today));
    to.field("plan_as_of", model.plan_as_of);
    to.key("figures");
    to.begin_array();
    for (const digest_number& each : model.figures)
        write(to, each);
    to.end_array();
    to.key("sections");
    to.begin_array();
    for (const digest_section& each : model.sections)
        write(to, each);
    to.end_array();
    if (model.since)
        to.field("since", model.since);
    to.end_object();
}

digest decode_digest(const json::object& value) {
    const std::string_view kind = view(value.at("kind"));
    digest out;
    out.kind = required(digest_kind_from_text(kind), "digest", kind);
    out.programme = text_at(value, "programme");
    out.subject = text_at(value, "subject");
    out.audience = text_at(value, "audience");
    out.today = date_of(value.at("today"));
    out.plan_as_of = optional_date(value.at("plan_as_of"));
    if (value.contains("since"))
        out.since = optional_date(value.at("since"));
    for (const json::value& each : value.at("figures").as_array())
        out.figures.push_back(number_of(each.as_object()));
    for (const json::value& each : value.at("sections").as_array())
        out.sections.push_back(section_of(each.as_object()));
    return out;
}

std::string to_json(const digest& model) {
    json_writer out;
    write(out, model);
    return std::move(out).take();
}

} // namespace remembrancer::plan
