#include "daemon/plan/json_values.hpp"

#include <charconv>

namespace remembrancer::plan {
namespace {

template <class... Cases>
struct overloaded : Cases... {
    using Cases::operator()...;
};

// ---- Writing

json::value encode(const digest_cell::content& value) {
    return std::visit(
        overloaded{
            [](std::monostate) -> json::value { return nullptr; },
            [](const std::string& text) -> json::value { return text_of(text); },
            [](int number) -> json::value { return number; },
            [](const date& day) -> json::value {
                return json::object{{"day", optional_date(day)}};
            },
            [](const plan_date& when) -> json::value { return encode(when); },
            [](rag rating) -> json::value {
                return json::object{{"rag", static_cast<int>(rating)},
                                    {"word", text_of(word(rating))}};
            },
            [](const time_left& left) -> json::value {
                return json::object{{"days", left.days}, {"working_days", left.working_days}};
            }},
        value);
}

json::value encode(const digest_cell& cell) {
    if (cell.emphasis == emphasis::none)
        return encode(cell.value);
    return json::object{{"value", encode(cell.value)},
                        {"emphasis", static_cast<int>(cell.emphasis)}};
}

json::object encode(const digest_number& number) {
    json::object out{{"figure", text_of(to_text(number.figure))}, {"count", number.count}};
    if (number.of)
        out["of"] = *number.of;
    if (!number.name.empty())
        out["name"] = text_of(number.name);
    if (number.on)
        out["on"] = optional_date(number.on);
    return out;
}

json::object encode(const digest_section& section) {
    json::object out{{"part", text_of(to_text(section.part))}};
    json::array columns;
    for (const digest_heading& heading : section.columns)
        columns.emplace_back(text_of(name_of(heading)));
    json::array rows;
    for (const auto& row : section.rows) {
        json::object cells;
        for (std::size_t i = 0; i < row.size(); ++i)
            cells[columns[i].as_string()] = encode(row[i]);
        rows.push_back(std::move(cells));
    }
    json::array findings;
    for (const message_item& each : section.findings)
        findings.push_back(encode(each));
    out["columns"] = std::move(columns);
    out["rows"] = std::move(rows);
    out["findings"] = std::move(findings);
    out["more"] = section.more;
    if (section.totalled)
        out["totalled"] = true;
    return out;
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

json::object encode(const digest& model) {
    json::array figures;
    for (const digest_number& each : model.figures)
        figures.push_back(encode(each));
    json::array sections;
    for (const digest_section& each : model.sections)
        sections.push_back(encode(each));
    json::object out{
        {"kind", text_of(to_text(model.kind))},  {"programme", text_of(model.programme)},
        {"subject", text_of(model.subject)},     {"audience", text_of(model.audience)},
        {"today", text_of(to_iso(model.today))}, {"plan_as_of", optional_date(model.plan_as_of)},
        {"figures", std::move(figures)},         {"sections", std::move(sections)}};
    if (model.since)
        out["since"] = optional_date(model.since);
    return out;
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
    return json::serialize(encode(model));
}

} // namespace remembrancer::plan
