#pragma once

#include "daemon/plan/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::plan {

/// Writes JSON as text, from its first brace to its last: a model is written for every message and
/// read by few, and a tree of values would be built only to be written. Texts that are no UTF-8 are
/// mended.
class json_writer {
public:
    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    void begin_array() { begin('['); }
    void end_array() { end(']'); }

    /// Before its value.
    void key(std::string_view name);

    void put(std::string_view text);
    void put(const char* text) { put(std::string_view(text)); }
    void put(std::int64_t number);
    void put(int number) { put(std::int64_t{number}); }
    void put(bool yes) { put_bare(yes ? "true" : "false"); }
    /// Null where there is none.
    void put(const std::optional<date>& day);
    void put_null() { put_bare("null"); }

    template <class Value>
    void field(std::string_view name, const Value& value) {
        key(name);
        put(value);
    }

    [[nodiscard]] std::string take() && { return std::move(out_); }

private:
    void begin(char brace);
    void end(char brace);
    void part();
    void put_bare(std::string_view text);
    void quote(std::string_view text);

    std::string out_;
    bool is_first_ = true; ///< nothing stands before it in its object or array
};

} // namespace remembrancer::plan
