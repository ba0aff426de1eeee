#pragma once

#include "daemon/intake/zip_archive.hpp"

#include <optional>
#include <string_view>

namespace remembrancer::intake {

/// The attributes of one element; valid while its `start` runs.
class xml_attributes {
public:
    /// `pairs` is name, value, name, value ... null, as expat gives it.
    explicit xml_attributes(const char** pairs) : pairs_(pairs) {}

    /// The value of the attribute that has no namespace, or empty.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    [[nodiscard]] std::string_view text(std::string_view name) const;
    /// Whether the attribute says `1` or `true`.
    [[nodiscard]] bool is_true(std::string_view name) const;
    /// `r:id`, whatever its prefix, in the transitional or the strict namespace.
    [[nodiscard]] std::string_view relationship_id() const;

private:
    const char** pairs_;
};

/// What a part is told about its elements. Names come without prefix; an element of a namespace
/// that is not spreadsheet, relationships or content types has an empty name.
class xml_handler {
public:
    xml_handler() = default;
    xml_handler(const xml_handler&) = delete;
    xml_handler& operator=(const xml_handler&) = delete;
    virtual ~xml_handler() = default;

    virtual void start(std::string_view name, const xml_attributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    /// A piece of text; one text may come in many.
    virtual void text(std::string_view) {}
};

/// Reads a whole part through `handler`, unpacking and parsing a piece at a time. Refuses what is
/// not well-formed, any document type (and so every entity that a file could define), and what
/// passes the limits. What `handler` throws ends the reading and comes out of here.
void read_xml(zip_archive& archive, std::string_view part, xml_handler& handler);

} // namespace remembrancer::intake
