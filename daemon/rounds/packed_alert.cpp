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

// Each struct's fields, in one order for both directions.

template <class Tag>
void each_field(auto& all, const plan::id<Tag>& number) {
    all(number.value);
}
template <class Tag>
void each_field(auto& all, plan::id<Tag>& number) {
    all(number.value);
}
void each_field(auto& all, either_way<plan::plan_date> auto& when) {
    all(when.text, when.precision, when.from, when.by, when.year_inferred, when.question);
}
void each_field(auto& all, either_way<plan::source_place> auto& place) {
    all(place.file, place.sheet, place.row, place.column);
}
void each_field(auto& all, either_way<plan::question> auto& asked) {
    all(asked.field, asked.text, asked.reason, asked.place);
}
void each_field(auto& all, either_way<plan::next_hearing> auto& next) {
    all(next.on, next.who);
}
void each_field(auto& all, either_way<plan::message_item> auto& line) {
    all(line.alert, line.episode, line.step, line.rule, line.reason, line.told_as, line.principal,
        line.stand_in_reason, line.kind, line.ref, line.title, line.programme, line.workstream,
        line.rag, line.baseline, line.forecast, line.anchor, line.days, line.working_days,
        line.recasts, line.owners, line.detail, line.questions, line.next);
}
void each_field(auto& all, either_way<plan::subject> auto& about) {
    all(about.kind, about.id);
}
void each_field(auto& all, either_way<plan::episode> auto& episode) {
    all(episode.id, episode.rule, episode.subject, episode.sequence, episode.opened, episode.ended,
        episode.anchor, episode.first_sight);
}
void each_field(auto& all, either_way<plan::alert> auto& alert) {
    all(alert.id, alert.episode, alert.step, alert.role, alert.principal, alert.recipient,
        alert.stand_in_reason, alert.reason, alert.disposition, alert.waits, alert.place,
        alert.decided_on);
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
    all(alert.alert, alert.episode, alert.round, line != nullptr);
    if (line != nullptr)
        all(*line);
}

alert_to_tell unpack(std::string_view& from) {
    alert_to_tell out;
    unpacker all(from);
    bool has_line = false;
    all(out.alert, out.episode, out.round, has_line);
    if (has_line)
        all(out.line.emplace());
    return out;
}

} // namespace remembrancer::rounds
