#include "daemon/rounds/packed_alert.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace remembrancer::rounds {
namespace {

template <class T, class Of>
concept either_way = std::same_as<std::remove_const_t<T>, Of>;

// Each struct's fields, in one order for both directions. They are taken apart by position, so one
// that is missing here does not compile.

template <class Tag>
void each_field(auto& all, const plan::id<Tag>& number) {
    all(number.value);
}
template <class Tag>
void each_field(auto& all, plan::id<Tag>& number) {
    all(number.value);
}
void each_field(auto& all, either_way<plan::plan_date> auto& when) {
    auto& [text, precision, from, by, year_inferred, question] = when;
    all(text, precision, from, by, year_inferred, question);
}
void each_field(auto& all, either_way<plan::source_place> auto& place) {
    auto& [file, sheet, row, column] = place;
    all(file, sheet, row, column);
}
void each_field(auto& all, either_way<plan::question> auto& asked) {
    auto& [field, text, reason, place] = asked;
    all(field, text, reason, place);
}
void each_field(auto& all, either_way<plan::next_hearing> auto& next) {
    auto& [on, who] = next;
    all(on, who);
}
void each_field(auto& all, either_way<plan::message_item> auto& line) {
    auto& [alert, episode, step, rule, reason, told_as, principal, stand_in_reason, kind, ref,
           title, programme, workstream, rag, baseline, forecast, anchor, days, working_days,
           recasts, owners, detail, questions, next] = line;
    all(alert, episode, step, rule, reason, told_as, principal, stand_in_reason, kind, ref, title,
        programme, workstream, rag, baseline, forecast, anchor, days, working_days, recasts, owners,
        detail, questions, next);
}
void each_field(auto& all, either_way<plan::subject> auto& about) {
    auto& [kind, id] = about;
    all(kind, id);
}
void each_field(auto& all, either_way<plan::episode> auto& episode) {
    auto& [id, rule, subject, sequence, opened, ended, anchor, first_sight] = episode;
    all(id, rule, subject, sequence, opened, ended, anchor, first_sight);
}
void each_field(auto& all, either_way<plan::alert> auto& alert) {
    auto& [id, episode, step, role, principal, recipient, stand_in_reason, reason, disposition,
           waits, place, decided_on] = alert;
    all(id, episode, step, role, principal, recipient, stand_in_reason, reason, disposition, waits,
        place, decided_on);
}
void each_field(auto& all, either_way<store::waiting_alert> auto& waiting) {
    auto& [alert, episode, round] = waiting;
    all(alert, episode, round);
}

template <class Number>
concept number_like = std::integral<Number> || std::is_enum_v<Number>;

/// Numbers by seven bits a byte, the lowest first, as in LEB128; texts and lists after how many.
class packer {
public:
    explicit packer(std::string& to) : to_(to) {}

    template <class... Fields>
    void operator()(const Fields&... fields) {
        (put(fields), ...);
    }

private:
    void put_bits(std::uint64_t bits) {
        for (; bits >= 0x80; bits >>= 7)
            to_ += static_cast<char>(bits | 0x80);
        to_ += static_cast<char>(bits);
    }
    void put(number_like auto number) {
        // The sign goes into the lowest bit: so a small number is short, whatever its sign.
        const auto wide = static_cast<std::int64_t>(number);
        put_bits(static_cast<std::uint64_t>(wide) << 1 ^ static_cast<std::uint64_t>(wide >> 63));
    }
    void put(plan::date day) { put(day.time_since_epoch().count()); }
    void put(const std::string& text) {
        put_bits(text.size());
        to_ += text;
    }
    template <class Value>
    void put(const std::optional<Value>& value) {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template <class Value>
    void put(const std::vector<Value>& values) {
        put_bits(values.size());
        for (const Value& each : values)
            put(each);
    }
    template <class Struct>
    requires(!number_like<Struct>) void put(const Struct& fields) { each_field(*this, fields); }

    std::string& to_;
};

class unpacker {
public:
    explicit unpacker(std::string_view& from) : from_(from) {}

    template <class... Fields>
    void operator()(Fields&... fields) {
        (take(fields), ...);
    }

private:
    std::uint64_t take_bits() {
        std::uint64_t bits = 0;
        for (int shift = 0;; shift += 7) {
            const auto byte = static_cast<unsigned char>(from_.front());
            from_.remove_prefix(1);
            bits |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80)
                return bits;
        }
    }
    template <number_like Number>
    void take(Number& number) {
        const std::uint64_t bits = take_bits();
        number = static_cast<Number>(static_cast<std::int64_t>(bits >> 1 ^ (0 - (bits & 1))));
    }
    void take(plan::date& day) {
        plan::date::rep days = 0;
        take(days);
        day = plan::date(std::chrono::days(days));
    }
    void take(std::string& text) {
        const std::size_t size = take_bits();
        text = from_.substr(0, size);
        from_.remove_prefix(size);
    }
    template <class Value>
    void take(std::optional<Value>& value) {
        bool is_there = false;
        take(is_there);
        if (is_there)
            take(value.emplace());
    }
    template <class Value>
    void take(std::vector<Value>& values) {
        values.resize(take_bits());
        for (Value& each : values)
            take(each);
    }
    template <class Struct>
    requires(!number_like<Struct>) void take(Struct& fields) { each_field(*this, fields); }

    std::string_view& from_;
};

} // namespace

void pack(std::string& to, const store::waiting_alert& alert, const plan::message_item* line) {
    packer all(to);
    all(alert, line != nullptr);
    if (line != nullptr)
        all(*line);
}

alert_to_tell unpack(std::string_view& from) {
    alert_to_tell out;
    unpacker all(from);
    bool has_line = false;
    all(static_cast<store::waiting_alert&>(out), has_line);
    if (has_line)
        all(out.line.emplace());
    return out;
}

} // namespace remembrancer::rounds
